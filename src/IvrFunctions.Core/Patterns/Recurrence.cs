using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Patterns;

/// <summary>Whether failures keep to hours or days of the week: what happened once is no rhythm.</summary>
internal static class Recurrence
{
    /// <summary>How many times the usual rate the other days must have.</summary>
    private const double MinLift = 1.2;

    /// <summary>One-sided p of 0.05 for the other days: with the worst day the failures have shown already that they concentrate.</summary>
    private const double MinZ = 1.645;

    /// <param name="hours">The calls of the hours or days of the week.</param>
    /// <param name="rateElsewhere">The failure rate at all other times.</param>
    /// <returns>Whether they stand out without the day that stands out most. Calls without a date cannot tell.</returns>
    public static bool IsRhythm(IEnumerable<HourCount> hours, double rateElsewhere)
    {
        var days = hours.GroupBy(hour => hour.Hour.Date)
            .Select(HourCount.Sum)
            .OrderBy(day => day.Hits - (day.Calls * rateElsewhere))
            .ToList();
        if (days.Count == 0) return true;
        double calls = days.SkipLast(1).Sum(day => day.Calls);
        double hits = days.SkipLast(1).Sum(day => day.Hits);
        var expected = calls * rateElsewhere;
        return hits >= MinLift * expected && hits - expected >= MinZ * Math.Sqrt(Math.Max(expected, 1));
    }
}
