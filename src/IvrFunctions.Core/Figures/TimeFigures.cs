using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Figures;

/// <summary>How long calls took, in seconds. Percentiles lie between two calls in proportion, as spreadsheets have them (<c>PERCENTILE.INC</c>).</summary>
/// <param name="Calls">Calls that say how long; zero seconds are a time as well.</param>
/// <param name="Median">Half of them took no longer; <see langword="null"/> without calls.</param>
/// <param name="P95">95 of 100 took no longer.</param>
public sealed record TimeFigures(long Calls, double? Median, double? P95)
{
    /// <param name="counts">How many calls took how many seconds, in rising order.</param>
    internal static TimeFigures Of(IReadOnlyList<SecondsCount> counts)
    {
        var calls = counts.Sum(count => count.Calls);
        return calls == 0 ? new TimeFigures(0, null, null) : new TimeFigures(calls, At(counts, calls, 0.5m), At(counts, calls, 0.95m));
    }

    private static double At(IReadOnlyList<SecondsCount> counts, long calls, decimal fraction)
    {
        // Decimal: 0.95 of a count of calls is exact.
        var rank = (calls - 1) * fraction;
        var below = (long)rank;
        var low = ValueAt(counts, below);
        var high = ValueAt(counts, Math.Min(below + 1, calls - 1));
        return (double)(low + ((rank - below) * (high - low)));
    }

    private static long ValueAt(IReadOnlyList<SecondsCount> counts, long rank)
    {
        var i = 0;
        while (rank >= counts[i].Calls)
        {
            rank -= counts[i++].Calls;
        }

        return counts[i].Seconds;
    }
}
