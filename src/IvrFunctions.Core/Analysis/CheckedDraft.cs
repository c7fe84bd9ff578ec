using IvrFunctions.Core.Analysis.Verification;

namespace IvrFunctions.Core.Analysis;

/// <summary>A draft parted into what was verified and what was not.</summary>
internal sealed record CheckedDraft(DraftExplanation Verified, IReadOnlyList<RefusedStatement> Failed)
{
    public int Stated => Verified.Statements.Count() + Failed.Count;

    /// <summary>Whether so little was verified that the template tells more.</summary>
    public bool HasTooLittle => Verified.Claims.Count == 0 || Verified.Statements.Count() * 4 < Stated;

    /// <summary>What code wrote: its words are its own, its figures are checked.</summary>
    public static CheckedDraft OfTemplate(DraftExplanation draft, StatementVerifier verifier) =>
        Of(draft, (statement, _) => verifier.CheckFigures(statement), statement => statement);

    /// <summary>What a model wrote; citations that have nothing to do with their statement are taken off.</summary>
    public static CheckedDraft OfModel(DraftExplanation draft, StatementVerifier verifier) =>
        Of(draft, verifier.Check, verifier.WithRelatedCites);

    /// <summary>More verified claims, then a verified cause, then less refused.</summary>
    public bool IsBetterThan(CheckedDraft other) => Rank(this).CompareTo(Rank(other)) >= 0;

    private static CheckedDraft Of(
        DraftExplanation draft,
        Func<DraftStatement, StatementKind, IReadOnlyList<StatementProblem>> check,
        Func<DraftStatement, DraftStatement> complete)
    {
        var failed = new List<RefusedStatement>();
        return new CheckedDraft(
            draft with
            {
                Claims = Keep(draft.Claims, StatementKind.Claim),
                RootCause = Keep(draft.RootCause is { } cause ? [cause] : [], StatementKind.RootCause).FirstOrDefault(),
                Recommendations = Keep(draft.Recommendations, StatementKind.Recommendation),
            },
            failed);

        List<DraftStatement> Keep(IEnumerable<DraftStatement> statements, StatementKind kind)
        {
            var kept = new List<DraftStatement>();
            foreach (var statement in statements)
            {
                var problems = check(statement, kind);
                if (problems.Count == 0) kept.Add(complete(statement));
                else failed.Add(new RefusedStatement(kind, statement, problems));
            }

            return kept;
        }
    }

    private static (int, int, int) Rank(CheckedDraft draft) =>
        (draft.Verified.Claims.Count, draft.Verified.RootCause is null ? 0 : 1, -draft.Failed.Count);
}

internal sealed record RefusedStatement(StatementKind Kind, DraftStatement Statement, IReadOnlyList<StatementProblem> Problems);
