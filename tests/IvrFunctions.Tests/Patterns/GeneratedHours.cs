using IvrFunctions.Core.Ports;

namespace IvrFunctions.Tests.Patterns;

/// <summary>Calls by the hour with the rhythm of a contact centre: quiet nights and weekends, worse evenings and Mondays.</summary>
/// <param name="seed">Equal seeds, equal hours.</param>
/// <param name="unrest">Standard deviation of a factor that each day's rate has of its own.</param>
internal sealed class GeneratedHours(int seed, double unrest = 0)
{
    private static readonly DateTime Start = new(2025, 3, 3);
    private readonly Random random = new(seed);

    /// <param name="days">How many.</param>
    /// <param name="callsAtNoon">Calls of a busy hour.</param>
    /// <param name="level">The failure rate of an hour by what it would usually be.</param>
    public IReadOnlyList<HourCount> Draw(int days, double callsAtNoon, Func<DateTime, double> level)
    {
        var hours = new List<HourCount>();
        for (var day = 0; day < days; day++)
        {
            var mood = Math.Exp((unrest * Normal()) - (unrest * unrest / 2));
            for (var hour = 0; hour < 24; hour++)
            {
                var time = Start.AddDays(day).AddHours(hour);
                var isWeekend = time.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
                var calls = Poisson(callsAtNoon * (0.05 + (0.95 * Math.Pow(Math.Sin(Math.PI * hour / 24), 2))) * (isWeekend ? 0.4 : 1));
                var rate = 0.08 * (hour is >= 17 and < 21 ? 1.8 : 1) * (time.DayOfWeek == DayOfWeek.Monday ? 1.5 : isWeekend ? 0.7 : 1);
                if (calls > 0) hours.Add(new HourCount(time, new HitCount(calls, Binomial(calls, Math.Min(0.95, rate * mood * level(time)))), calls));
            }
        }

        return hours;
    }

    private long Poisson(double mean)
    {
        if (mean > 100) return Math.Max(0, (long)Math.Round(mean + (Math.Sqrt(mean) * Normal())));
        var (count, product) = (0L, random.NextDouble());
        for (var limit = Math.Exp(-mean); product > limit; product *= random.NextDouble()) count++;
        return count;
    }

    private long Binomial(long count, double probability)
    {
        var failed = 0L;
        for (var i = 0L; i < count; i++)
        {
            if (random.NextDouble() < probability) failed++;
        }

        return failed;
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
