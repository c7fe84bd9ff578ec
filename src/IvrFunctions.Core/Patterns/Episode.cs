using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Patterns;

/// <summary>A stretch of hours or days, once, in which many of all failures happened.</summary>
/// <param name="From">When it begins.</param>
/// <param name="To">When it has ended.</param>
/// <param name="Count">The calls of these hours.</param>
/// <param name="All">All calls.</param>
internal readonly record struct Episode(DateTime From, DateTime To, HitCount Count, HitCount All)
{
    /// <summary>A part of the failures that says most about them.</summary>
    private const double MinShare = 0.25;

    private const long MinHits = 10;

    /// <summary>How many times the rate must be that of all other hours, and of the same hours on other days.</summary>
    private const double MinLift = 3;

    /// <summary>Some ten thousand stretches are tried, and failures come in swarms.</summary>
    private const double MinZ = 6;

    /// <summary>A longer part of the days is a level, not an episode.</summary>
    private const double MaxTime = 0.25;

    private const int MaxHours = 24;
    private const int MaxDays = 7;

    public double ShareOfHits => (double)Count.Hits / All.Hits;

    public double ShareOfCalls => (double)Count.Calls / All.Calls;

    public double Rate => (double)Count.Hits / Count.Calls;

    public double RateElsewhere => (double)(All.Hits - Count.Hits) / Math.Max(1, All.Calls - Count.Calls);

    /// <summary>Whether it is made of whole days.</summary>
    public bool IsOfDays => From.TimeOfDay == TimeSpan.Zero && To.TimeOfDay == TimeSpan.Zero;

    public bool Holds(DateTime hour) => hour >= From && hour < To;

    /// <summary>The episode that stands out most, or <see langword="null"/>.</summary>
    /// <param name="hours">Calls by hour, in rising order.</param>
    public static Episode? Find(IReadOnlyList<HourCount> hours)
    {
        var all = HourCount.Sum(hours);
        if (all.Hits < MinHits || all.Hits == all.Calls) return null;
        var isTimed = hours.Sum(hour => hour.Timed) == all.Calls;
        var length = TimeSpan.FromTicks((long)(MaxTime * (hours[^1].Hour.Date.AddDays(1) - hours[0].Hour.Date).Ticks));
        IEnumerable<Episode> stretches = Stretches(hours, all, days: true, length);
        if (isTimed) stretches = stretches.Concat(Stretches(hours, all, days: false, length));

        // The shorter one says more where a longer one adds calls only.
        var best = stretches.OrderByDescending(stretch => stretch.Likelihood).ThenBy(stretch => stretch.To - stretch.From).Cast<Episode?>().FirstOrDefault();
        return best is { } found && found.ShareOfHits >= MinShare && found.IsOnce(hours) ? found : null;
    }

    private double Likelihood => Statistics.LogLikelihoodRatio(Count.Calls, Count.Hits, Count.Calls * (double)All.Hits / All.Calls);

    private static IEnumerable<Episode> Stretches(IReadOnlyList<HourCount> hours, HitCount all, bool days, TimeSpan longest)
    {
        for (var first = 0; first < hours.Count; first++)
        {
            if (hours[first].Count.Hits == 0 && !days) continue;
            if (days && first > 0 && hours[first].Hour.Date == hours[first - 1].Hour.Date) continue;
            var from = days ? hours[first].Hour.Date : hours[first].Hour;
            var unit = days ? TimeSpan.FromDays(1) : TimeSpan.FromHours(1);
            var most = Math.Min((days ? MaxDays : MaxHours) * unit.Ticks, longest.Ticks);
            var count = default(HitCount);
            for (var next = first; next < hours.Count && (hours[next].Hour - from).Ticks < most; next++)
            {
                count += hours[next].Count;
                var to = (days ? hours[next].Hour.Date : hours[next].Hour) + unit;
                if (next + 1 < hours.Count && hours[next + 1].Hour < to) continue;
                var stretch = new Episode(from, to, count, all);
                if ((to - from).Ticks <= most && stretch.StandsOut) yield return stretch;
            }
        }
    }

    private bool StandsOut
    {
        get
        {
            if (Count.Hits < MinHits || Rate < MinLift * RateElsewhere) return false;
            var expected = Count.Calls * RateElsewhere;
            return Count.Hits - expected >= MinZ * Math.Sqrt(Math.Max(expected, 1));
        }
    }

    /// <summary>Whether the same hours of other days, where there are any, are another matter.</summary>
    private bool IsOnce(IReadOnlyList<HourCount> hours)
    {
        if (IsOfDays) return true;
        var (from, to) = (From, To);
        var same = HourCount.Sum(hours.Where(hour => !(hour.Hour >= from && hour.Hour < to) && IsSameTime(hour.Hour, from, to)));
        return same.Calls == 0 || Rate >= MinLift * same.Hits / same.Calls;
    }

    private static bool IsSameTime(DateTime hour, DateTime from, DateTime to)
    {
        var since = (hour.TimeOfDay - from.TimeOfDay).Ticks;
        if (since < 0) since += TimeSpan.TicksPerDay;
        return since < (to - from).Ticks;
    }
}
