using IvrFunctions.Core.Patterns;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

/// <summary>The one to three hours of the day in which the failures concentrate most, on more days than one.</summary>
/// <param name="From">The first hour.</param>
/// <param name="To">The hour that follows the last one, 1 to 24.</param>
/// <param name="Comparison">Calls of these hours against all the others.</param>
internal readonly record struct BusyHours(int From, int To, GroupComparison Comparison)
{
    private const int MaxLength = 3;

    /// <summary>Some seventy windows are tried: one of a hundred answers on data without any profile would name one by chance.</summary>
    private const double MinZ = 4;

    /// <summary>Hours that hold most of the day's calls tell nothing.</summary>
    private const double MaxShare = 0.5;

    /// <summary>Hours that hold few of the failures do not say when they happen.</summary>
    private const double MinShareOfHits = 0.1;

    public double ShareOfHits => (double)Comparison.Hits / Comparison.AllHits;

    public double ShareOfCalls => (double)Comparison.Calls / Comparison.AllCalls;

    private static bool Recurs(BusyHours window, IEnumerable<HourCount> hours) =>
        Recurrence.IsRhythm(hours.Where(hour => hour.Hour.Hour >= window.From && hour.Hour.Hour < window.To), window.Comparison.RateElsewhere);

    /// <summary>The hours, or <see langword="null"/> where none stand out or calls do not say their time.</summary>
    public static BusyHours? Find(IReadOnlyList<HourCount> hours)
    {
        var day = new HitCount[24];
        foreach (var (hour, count, _) in hours)
        {
            day[hour.Hour] += count;
        }

        var all = new HitCount(day.Sum(hour => hour.Calls), day.Sum(hour => hour.Hits));
        if (hours.Sum(hour => hour.Timed) < all.Calls) return null;

        var found = new List<BusyHours>();
        for (var from = 0; from < day.Length; from++)
        {
            for (var to = from + 1; to <= Math.Min(day.Length, from + MaxLength); to++)
            {
                var part = day[from..to];
                var comparison = new GroupComparison(part.Sum(hour => hour.Calls), part.Sum(hour => hour.Hits), all.Calls, all.Hits);
                var window = new BusyHours(from, to, comparison);
                if (comparison.StandsOut && comparison.Z >= MinZ && window.ShareOfCalls <= MaxShare && window.ShareOfHits >= MinShareOfHits) found.Add(window);
            }
        }

        return found.OrderByDescending(window => window.Comparison.Z).Cast<BusyHours?>().FirstOrDefault(window => Recurs(window!.Value, hours));
    }
}
