using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

/// <summary>The last seven days of the archive against the seven before.</summary>
/// <param name="Recent">Calls of the last seven days.</param>
/// <param name="Earlier">Calls of the seven before.</param>
internal readonly record struct CallTrend(HitCount Recent, HitCount Earlier)
{
    private const int Days = 7;

    /// <summary>One comparison an answer, either way: p of about 0.003.</summary>
    private const double MinZ = 3;

    private const double MinRatio = 1.2;

    /// <summary>The first of the last seven days.</summary>
    public DateOnly From { get; private init; }

    public DateOnly EarlierFrom => From.AddDays(-Days);

    public DateOnly To => From.AddDays(Days);

    public double RecentRate => Rate(Recent);

    public double EarlierRate => Rate(Earlier);

    /// <summary>1 where the failure has become more frequent, -1 where less, 0 where nothing is certain.</summary>
    public int Direction => Compare(Recent, Earlier) switch
    {
        { Z: >= MinZ } => RecentRate >= MinRatio * EarlierRate ? 1 : 0,
        { Z: <= -MinZ } => EarlierRate >= MinRatio * RecentRate ? -1 : 0,
        _ => 0,
    };

    /// <summary>The trend, or <see langword="null"/> where a week has too few calls, or the archive no two weeks.</summary>
    public static CallTrend? Of(IReadOnlyList<HourCount> hours, CallPopulation population)
    {
        if (population.To is not { } last || population.From is not { } first) return null;
        var from = DateOnly.FromDateTime(last.DateTime).AddDays(1 - Days);
        var trend = new CallTrend(Sum(hours, from, from.AddDays(Days)), Sum(hours, from.AddDays(-Days), from))
        {
            From = from,
        };
        return DateOnly.FromDateTime(first.DateTime) <= trend.EarlierFrom
            && trend.Recent.Calls >= GroupComparison.MinCalls
            && trend.Earlier.Calls >= GroupComparison.MinCalls
            ? trend
            : null;
    }

    /// <summary>The direction that a fact of this kind tells.</summary>
    public static int DirectionOf(Fact fact) => new CallTrend(
        new HitCount((long)fact.Values[FactValues.RecentCalls], (long)fact.Values[FactValues.RecentHits]),
        new HitCount((long)fact.Values[FactValues.EarlierCalls], (long)fact.Values[FactValues.EarlierHits])).Direction;

    private static GroupComparison Compare(HitCount part, HitCount other) =>
        new(part.Calls, part.Hits, part.Calls + other.Calls, part.Hits + other.Hits);

    private static HitCount Sum(IReadOnlyList<HourCount> hours, DateOnly from, DateOnly to)
    {
        var days = hours.Where(hour => DateOnly.FromDateTime(hour.Hour) >= from && DateOnly.FromDateTime(hour.Hour) < to).ToList();
        return HourCount.Sum(days);
    }

    private static double Rate(HitCount count) => count.Calls == 0 ? 0 : (double)count.Hits / count.Calls;
}
