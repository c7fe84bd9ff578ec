using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Patterns;

/// <summary>
/// What is usual for the hour of the day and the day of the week: failures expected if the level never changed. A daily rhythm is no change.
/// </summary>
internal static class Seasons
{
    /// <summary>
    /// Days from which on every weekday has a level of its own. In one week no change of whole days is left to find then; in less, a
    /// worse Monday would be one.
    /// </summary>
    private const int MinDaysForWeekdays = 7;

    /// <summary>Days from which on hours have one: each is there twice.</summary>
    private const int MinDaysForHours = 2;

    /// <summary>Days from which on hours of the weekend have another than those of the week.</summary>
    private const int MinDaysForWeekendHours = 14;

    /// <summary>Failures by which a factor is held to 1: what few calls tell is little.</summary>
    private const double Hold = 5;

    private const int Rounds = 10;

    /// <param name="hours">The counts.</param>
    /// <param name="levels">The level of each hour, by that of all.</param>
    /// <returns>Failures expected in each hour at level 1.</returns>
    public static double[] Expect(IReadOnlyList<HourCount> hours, double[] levels)
    {
        var days = (hours[^1].Hour.Date - hours[0].Hour.Date).Days + 1;
        var rate = hours.Sum(hour => hour.Count.Hits) / (double)hours.Sum(hour => hour.Count.Calls);
        var expected = hours.Select(hour => hour.Count.Calls * rate).ToArray();
        int[] bands = days < MinDaysForHours
            ? new int[hours.Count]
            : [.. hours.Select(hour => hour.Hour.Hour + (days >= MinDaysForWeekendHours && IsWeekend(hour) ? 24 : 0))];
        int[] weekdays = [.. hours.Select(hour => days >= MinDaysForWeekdays ? (int)hour.Hour.DayOfWeek : IsWeekend(hour) ? 1 : 0)];
        for (var round = 0; round < Rounds; round++)
        {
            Fit(hours, levels, expected, bands);
            Fit(hours, levels, expected, weekdays);
        }

        return expected;
    }

    private static bool IsWeekend(HourCount hour) => hour.Hour.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>Multiplies what is expected in each class of hours so that it fits what happened there (iterative proportional fitting).</summary>
    private static void Fit(IReadOnlyList<HourCount> hours, double[] levels, double[] expected, int[] classes)
    {
        var sums = new (double Failed, double Expected)[classes.Max() + 1];
        for (var i = 0; i < classes.Length; i++)
        {
            ref var sum = ref sums[classes[i]];
            sum = (sum.Failed + hours[i].Count.Hits, sum.Expected + (expected[i] * levels[i]));
        }

        for (var i = 0; i < classes.Length; i++)
        {
            var (failed, usual) = sums[classes[i]];
            expected[i] *= (failed + Hold) / (usual + Hold);
        }
    }
}
