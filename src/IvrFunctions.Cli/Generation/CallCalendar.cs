namespace IvrFunctions.Cli.Generation;

/// <summary>
/// Thirteen whole weeks, so that every weekday occurs equally often, with the usual day of a contact centre: two peaks, quiet
/// nights, half the calls at weekends. Calls are spread over it evenly by weight, in order of time.
/// </summary>
internal sealed class CallCalendar
{
    private const int Weeks = 13;
    private static readonly int[] HourWeights =
        [3, 2, 1, 1, 2, 4, 10, 25, 45, 68, 82, 84, 76, 62, 48, 50, 58, 70, 74, 64, 42, 26, 14, 7];

    private readonly long[] startOfHour;
    private int hour;

    public CallCalendar()
    {
        startOfHour = new long[(Weeks * 7 * 24) + 1];
        for (var i = 0; i < startOfHour.Length - 1; i++)
        {
            var weekend = Start.AddHours(i).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            startOfHour[i + 1] = startOfHour[i] + (HourWeights[i % 24] * (weekend ? 1 : 2));
        }
    }

    /// <summary>A Monday.</summary>
    public static DateTime Start { get; } = new(2024, 4, 1);

    /// <summary>The part of all calls that begins in hours of each name.</summary>
    public IEnumerable<(string Name, double Share)> SharesBy(Func<DateTime, string> nameOf) =>
        Enumerable.Range(0, startOfHour.Length - 1)
            .GroupBy(i => nameOf(Start.AddHours(i)))
            .Select(hours => (hours.Key, hours.Sum(i => startOfHour[i + 1] - startOfHour[i]) / (double)startOfHour[^1]));

    /// <summary>When call <paramref name="index"/> of <paramref name="count"/> begins; to be asked in rising order.</summary>
    public DateTime TimeOf(long index, long count)
    {
        var total = (UInt128)startOfHour[^1] * 3600;
        var point = (long)(total * (UInt128)index / (UInt128)count);
        while (point >= startOfHour[hour + 1] * 3600)
        {
            hour++;
        }

        var weight = startOfHour[hour + 1] - startOfHour[hour];
        return Start.AddHours(hour).AddSeconds((point - (startOfHour[hour] * 3600)) / weight);
    }
}
