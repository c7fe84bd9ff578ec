namespace IvrFunctions.Core.Analysis;

/// <summary>The facts of an inquiry, and the counts they start from.</summary>
internal sealed record FactSheet(IReadOnlyList<Fact> Facts, CallsAtRisk AtRisk);
