namespace IvrFunctions.Core.Analysis;

/// <summary>Where the failures asked about concentrate among the calls at risk.</summary>
/// <param name="Patterns">Combinations of one to three values, best first.</param>
/// <param name="Singles">Every value of every attribute looked at.</param>
internal sealed record FoundGroups(IReadOnlyList<FoundPattern> Patterns, IReadOnlyList<SingleValue> Singles)
{
    public static readonly FoundGroups None = new([], []);

    /// <summary>Times of day and days of the week that stand out by one day alone, if they stand out.</summary>
    public IReadOnlySet<Category> Once { get; init; } = new HashSet<Category>();

    /// <summary>Dimensions that follow the way a call went, or only tell how it ended.</summary>
    public IReadOnlySet<string> Ways { get; init; } = new HashSet<string>();

    /// <summary>Whether a pattern has any value of the attribute.</summary>
    public bool Tells(string attribute) => Patterns.Any(pattern => pattern.Values.ContainsKey(attribute));
}

/// <param name="Values">Attribute to value.</param>
/// <param name="Comparison">The pattern's calls against all the others.</param>
internal sealed record FoundPattern(IReadOnlyDictionary<string, string> Values, GroupComparison Comparison);

/// <param name="Attribute">The attribute.</param>
/// <param name="Value">One of its values.</param>
/// <param name="Comparison">Calls that have it against all the others.</param>
/// <param name="Outside">The same among the calls that are in no pattern: what the patterns do not explain.</param>
internal sealed record SingleValue(string Attribute, string Value, GroupComparison Comparison, GroupComparison Outside)
{
    /// <summary>Whether the value stands out only by its share in the patterns.</summary>
    public bool IsExplained => Comparison.StandsOut && !Outside.StandsOut;

    public bool IsIn(IReadOnlyDictionary<string, string> values) =>
        values.TryGetValue(Attribute, out var value) && value == Value;
}
