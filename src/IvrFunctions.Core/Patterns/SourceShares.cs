using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Patterns;

/// <summary>Tells which uploads brought a pattern or a change.</summary>
internal static class SourceShares
{
    /// <summary>Sources listed at most.</summary>
    private const int Listed = 10;

    /// <summary>Share of a pattern's failures from which on one source has brought it.</summary>
    private const double MinShare = 0.5;

    /// <summary>How many times that share must be its share of all failures.</summary>
    private const double MinLift = 1.2;

    /// <summary>Nats by which the two shares must differ: one in ten thousand by chance.</summary>
    private const double MinRatio = 9;

    /// <summary>The sources of a pattern, those of most failures first; <see langword="null"/> where it comes with all of them alike.</summary>
    public static IReadOnlyList<PatternSource>? OfPattern(IReadOnlyList<SourceCount> pattern, IReadOnlyList<SourceCount> all)
    {
        var shares = all.ToDictionary(source => source.Source, source => Share(source.Count, all), StringComparer.Ordinal);
        return pattern.Any(source => IsConcentrated(source, pattern, shares[source.Source]))
            ?
            [
                .. pattern
                    .Select(source => new PatternSource(source.Source, Share(source.Count, pattern), shares[source.Source].ShareOfFailed))
                    .OrderByDescending(source => source.Share.Failed)
                    .Take(Listed),
            ]
            : null;
    }

    /// <summary>The sources before and after a change, the largest difference of their shares of the failures first.</summary>
    public static IReadOnlyList<ChangeSource> OfChange(IReadOnlyList<SourceCount> before, IReadOnlyList<SourceCount> after) =>
    [
        .. before.Concat(after).Select(source => source.Source).Distinct()
            .Select(source => new ChangeSource(source, Share(CountOf(source, before), before), Share(CountOf(source, after), after)))
            .OrderByDescending(source => Math.Abs((source.After.ShareOfFailed ?? 0) - (source.Before.ShareOfFailed ?? 0)))
            .ThenBy(source => source.Source, StringComparer.Ordinal)
            .Take(Listed),
    ];

    private static bool IsConcentrated(SourceCount source, IReadOnlyList<SourceCount> pattern, SourceShare all)
    {
        var failed = pattern.Sum(other => other.Count.Hits);
        var expected = failed * (all.ShareOfFailed ?? 0);
        return source.Count.Hits >= MinShare * failed
            && source.Count.Hits >= MinLift * expected
            && Statistics.LogLikelihoodRatio(failed, source.Count.Hits, expected) >= MinRatio;
    }

    private static HitCount CountOf(string source, IReadOnlyList<SourceCount> counts) =>
        counts.FirstOrDefault(count => count.Source == source).Count;

    private static SourceShare Share(HitCount count, IReadOnlyList<SourceCount> all)
    {
        var failed = all.Sum(source => source.Count.Hits);
        return new SourceShare(count.Calls, count.Hits, failed > 0 ? (double)count.Hits / failed : null);
    }
}
