namespace IvrFunctions.Core.Analysis;

/// <summary>An explanation as written, by a model or by templates, before code has checked it.</summary>
internal sealed record DraftExplanation(
    IReadOnlyList<DraftStatement> Claims,
    DraftStatement? RootCause,
    IReadOnlyList<DraftStatement> Recommendations,
    string? Confidence)
{
    public IEnumerable<DraftStatement> Statements =>
        RootCause is null ? Claims.Concat(Recommendations) : Claims.Append(RootCause).Concat(Recommendations);
}

/// <param name="Text">The sentence without citations.</param>
/// <param name="Cites">The ids it cites, in its list or inside its text.</param>
internal sealed record DraftStatement(string Text, IReadOnlyList<string> Cites);
