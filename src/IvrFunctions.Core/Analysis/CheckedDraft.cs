using IvrFunctions.Core.Analysis.Verification;

namespace IvrFunctions.Core.Analysis;

/// <summary>A draft parted into what was verified and what was not.</summary>
internal sealed record CheckedDraft(
    DraftExplanation Verified, IReadOnlyList<(DraftStatement Statement, IReadOnlyList<StatementProblem> Problems)> Failed)
{
    public int Stated => Verified.Statements.Count() + Failed.Count;

    public static CheckedDraft Of(DraftExplanation draft, StatementVerifier verifier)
    {
        var failed = draft.Statements
            .Select(statement => (Statement: statement, Problems: verifier.Check(statement)))
            .Where(check => check.Problems.Count > 0)
            .ToList();
        var refused = failed.Select(check => check.Statement).ToHashSet(ReferenceEqualityComparer.Instance);
        var verified = draft with
        {
            Claims = [.. draft.Claims.Where(claim => !refused.Contains(claim))],
            RootCause = draft.RootCause is { } cause && !refused.Contains(cause) ? cause : null,
            Recommendations = [.. draft.Recommendations.Where(action => !refused.Contains(action))],
        };
        return new CheckedDraft(verified, failed);
    }

    /// <summary>More verified claims, then a verified cause, then less refused.</summary>
    public bool IsBetterThan(CheckedDraft other) => Rank(this).CompareTo(Rank(other)) >= 0;

    private static (int, int, int) Rank(CheckedDraft draft) =>
        (draft.Verified.Claims.Count, draft.Verified.RootCause is null ? 0 : 1, -draft.Failed.Count);
}
