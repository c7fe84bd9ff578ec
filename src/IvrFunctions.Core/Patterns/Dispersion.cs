using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Patterns;

/// <summary>
/// How many times more failures vary than chance alone makes them, from hour to hour and from day to day: some days are worse than others without
/// anything having changed.
/// </summary>
internal static class Dispersion
{
    /// <summary>Stretches of fewer failures expected vary by whole numbers only.</summary>
    private const double MinExpected = 5;

    /// <summary>Of fewer differences nothing can be told.</summary>
    private const int MinDifferences = 10;

    /// <summary>Share of the differences that counts: the largest may be changes.</summary>
    private const double Kept = 0.8;

    /// <summary>The mean of the lowest 80 % of squares of a standard normal variable.</summary>
    private const double MeanOfKept = 0.4377;

    /// <param name="hours">The counts.</param>
    /// <param name="expected">Failures expected in each.</param>
    /// <param name="rate">The rate of all calls: of binomial counts, which vary less than Poisson's, the variance is one less the rate times the mean.</param>
    public static double Estimate(IReadOnlyList<HourCount> hours, double[] expected, double rate)
    {
        var moments = hours.Zip(expected, (hour, usual) => (hour.Hour.Date, Failed: (double)hour.Count.Hits, Expected: usual)).ToList();
        var days = moments.GroupBy(moment => moment.Date)
            .Select(day => (day.Sum(moment => moment.Failed), day.Sum(moment => moment.Expected)));
        return Math.Max(1 - rate, Math.Max(Estimate(moments.Select(moment => (moment.Failed, moment.Expected))), Estimate(days)));
    }

    /// <summary>By the differences of neighbours, of which a change of level touches one.</summary>
    private static double Estimate(IEnumerable<(double Failed, double Expected)> moments)
    {
        var deviations = moments
            .Where(moment => moment.Expected >= MinExpected)
            .Select(moment => (moment.Failed - moment.Expected) / Math.Sqrt(moment.Expected))
            .ToList();
        if (deviations.Count <= MinDifferences) return 0;
        var squares = deviations.Skip(1).Zip(deviations, (one, before) => (one - before) * (one - before) / 2).Order();
        return squares.Take((int)(Kept * (deviations.Count - 1))).Average() / MeanOfKept;
    }
}
