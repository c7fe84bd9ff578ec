namespace IvrFunctions.Core.Analysis;

/// <summary>A checked explanation: only statements that were verified, and those that were not beside them.</summary>
internal sealed record Explanation(
    DraftExplanation Verified,
    int Stated,
    int Dropped,
    IReadOnlyList<RefusedStatement> Refused,
    ModelReference By,
    bool Degraded,
    IReadOnlyList<string> Warnings)
{
    /// <summary>Who wrote it where no model did.</summary>
    public static readonly ModelReference Template = new("builtin", "template", "v1");

    public static readonly Explanation None = new(new DraftExplanation([], null, [], null), 0, 0, [], Template, false, []);

    public Grounding Grounding => new(Stated, Stated - Dropped, Dropped, Stated == 0 ? 1 : Math.Round((double)(Stated - Dropped) / Stated, 3));
}
