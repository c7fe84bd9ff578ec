namespace IvrFunctions.Core.Patterns;

/// <summary>Sets patterns against the period before.</summary>
internal static class PatternTrends
{
    /// <summary>The patterns with their trends.</summary>
    public static IReadOnlyList<Pattern> Add(IReadOnlyList<Pattern> patterns, CodedRows current, CodedRows previous)
    {
        var test = new TrendTest(patterns.Count);
        return [.. patterns.Select(pattern => pattern with { Trend = Compare(test, pattern, current, previous) })];
    }

    /// <summary>The patterns of the period before that are no more, with the figures they had.</summary>
    public static IReadOnlyList<Pattern> FindGone(
        IReadOnlyList<Pattern> patterns, IReadOnlyList<Pattern> earlier, CodedRows current, CodedRows previous) =>
        [
            .. Add(earlier, current, previous).Where(pattern => pattern.Trend!.State == PatternState.Gone
                && !patterns.Any(other => other.Conditions.Count == pattern.Conditions.Count && other.Conditions.All(pattern.Conditions.Contains))),
        ];

    private static PatternTrend Compare(TrendTest test, Pattern pattern, CodedRows current, CodedRows previous) =>
        test.Compare(PartOfCalls.Of(current, pattern.Conditions), PartOfCalls.Of(previous, pattern.Conditions));
}
