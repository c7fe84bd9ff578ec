using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Patterns;

/// <summary>Finds the moments at which the failure rate changed, beyond its usual rhythm and its usual unrest.</summary>
internal sealed class ChangeFinder
{
    /// <summary>The error allowed over all moments of a series.</summary>
    private const double Error = 0.05;

    /// <summary>How many times one level must be the other: less is not worth telling, however certain.</summary>
    private const double MinRatio = 1.2;

    /// <summary>Fewer failures have no levels.</summary>
    private const long MinFailed = 20;

    /// <summary>More hours are divided in blocks of some first, and each change is then placed at its hour: comparing all would take a second.</summary>
    private const int MaxMoments = 1_000;

    /// <summary>Share of calls that must tell their time of day; else only days are looked at.</summary>
    private const double MinTimed = 0.9;

    private const int Rounds = 3;

    /// <summary>Hours of a block.</summary>
    private static readonly int[] Blocks = [1, 2, 3, 4, 6, 8, 12, 24];

    private readonly IReadOnlyList<HourCount> hours;

    /// <summary>Sums of the failures, and of those expected, before each hour.</summary>
    private readonly double[] failures;
    private double[] expectations = [];
    private double dispersion = 1;

    private ChangeFinder(IReadOnlyList<HourCount> hours)
    {
        this.hours = hours;
        failures = Segmentation.Sums([.. hours.Select(hour => (double)hour.Count.Hits)]);
    }

    /// <param name="hours">Calls by hour, in rising order.</param>
    public static IReadOnlyList<ChangePoint> Find(IReadOnlyList<HourCount> hours)
    {
        var calls = hours.Sum(hour => hour.Count.Calls);
        var hits = hours.Sum(hour => hour.Count.Hits);
        if (hits < MinFailed || hits == calls) return [];
        var isTimed = hours.Sum(hour => hour.Timed) >= MinTimed * calls;
        return new ChangeFinder(isTimed ? hours : ByDay(hours)).Find((double)hits / calls, isTimed);
    }

    private IReadOnlyList<ChangePoint> Find(double rate, bool isTimed)
    {
        var begins = new List<int>();
        for (var round = 0; round < Rounds; round++)
        {
            var earlier = begins;
            var levels = Levels(begins);
            var expected = Seasons.Expect(hours, levels);
            expectations = Segmentation.Sums(expected);
            dispersion = Dispersion.Estimate(hours, [.. expected.Zip(levels, (usual, level) => usual * level)], rate);
            begins = Divide();
            if (begins.SequenceEqual(earlier)) break;
        }

        Prune(begins);
        var end = hours[^1].Hour + (isTimed ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1));
        return [.. begins.Select((begin, i) => Describe(
            i == 0 ? 0 : begins[i - 1], begin, i + 1 < begins.Count ? begins[i + 1] : hours.Count, end))];
    }

    private List<int> Divide()
    {
        var penalty = dispersion * Math.Log(hours.Count / Error);
        var length = Blocks.First(hoursOfBlock => hoursOfBlock == Blocks[^1] || hours.Count <= MaxMoments * hoursOfBlock);
        var firsts = Enumerable.Range(0, hours.Count).Where(i => i == 0 || BlockOf(i, length) > BlockOf(i - 1, length)).ToList();
        var begins = Segmentation.Divide(ByBlock(failures, firsts), ByBlock(expectations, firsts), penalty);
        return length == 1
            ? begins
            : [.. begins.Select(block => Place(firsts[block - 1], block + 1 < firsts.Count ? firsts[block + 1] : hours.Count)).Distinct()];
    }

    private long BlockOf(int hour, int length) => hours[hour].Hour.Ticks / (length * TimeSpan.TicksPerHour);

    private double[] ByBlock(double[] sums, List<int> firsts) =>
        [.. firsts.Select((first, block) => sums[block + 1 < firsts.Count ? firsts[block + 1] : hours.Count] - sums[first])];

    /// <summary>The hour, of the block before a change and of its first, that divides the two best.</summary>
    private int Place(int from, int to) => Enumerable.Range(from + 1, to - from - 1).MaxBy(at => Ratio(from, at, to));

    /// <summary>Drops the weakest change until each is certain and large enough.</summary>
    private void Prune(List<int> begins)
    {
        while (begins.Count > 0)
        {
            var sides = begins.Select((begin, i) => (
                From: i == 0 ? 0 : begins[i - 1], At: begin, To: i + 1 < begins.Count ? begins[i + 1] : hours.Count)).ToList();
            var weakest = sides.MinBy(side => IsLarge(side.From, side.At, side.To) ? Ratio(side.From, side.At, side.To) : -1);
            if (IsLarge(weakest.From, weakest.At, weakest.To) && PValue(weakest.From, weakest.At, weakest.To) <= Error) return;
            begins.Remove(weakest.At);
        }
    }

    private bool IsLarge(int from, int at, int to) => Math.Abs(Math.Log(Change(from, at, to))) >= Math.Log(MinRatio);

    private double PValue(int from, int at, int to) =>
        Math.Min(1, hours.Count * 2 * Statistics.UpperTail(Math.Sqrt(2 * Ratio(from, at, to))));

    /// <summary>Log-likelihood ratio of two levels against one, with what varies anyway taken off.</summary>
    private double Ratio(int from, int at, int to)
    {
        var (before, after) = (Sum(from, at), Sum(at, to));
        var one = Segmentation.Cost(before.Failed + after.Failed, before.Expected + after.Expected);
        return Math.Max(0, one - Segmentation.Cost(before.Failed, before.Expected) - Segmentation.Cost(after.Failed, after.Expected)) / dispersion;
    }

    private double Change(int from, int at, int to)
    {
        var (before, after) = (Sum(from, at), Sum(at, to));
        return after.Failed / after.Expected / (before.Failed / before.Expected);
    }

    private (double Failed, double Expected) Sum(int from, int to) => (failures[to] - failures[from], expectations[to] - expectations[from]);

    private double[] Levels(List<int> begins)
    {
        var levels = new double[hours.Count];
        levels.AsSpan().Fill(1);
        if (begins.Count == 0) return levels;
        var bounds = begins.Prepend(0).Append(hours.Count).ToList();
        foreach (var (from, to) in bounds.Zip(bounds.Skip(1)))
        {
            var (failed, usual) = Sum(from, to);
            levels.AsSpan(from..to).Fill(failed / usual);
        }

        return levels;
    }

    private ChangePoint Describe(int from, int at, int to, DateTime end) => new(
        hours[at].Hour,
        Side(from, at, hours[at].Hour),
        Side(at, to, to < hours.Count ? hours[to].Hour : end),
        Sum(from, at).Failed > 0 ? Change(from, at, to) : null,
        PValue(from, at, to));

    private ChangeSide Side(int from, int to, DateTime end)
    {
        var (calls, hits) = (0L, 0L);
        for (var i = from; i < to; i++)
        {
            calls += hours[i].Count.Calls;
            hits += hours[i].Count.Hits;
        }

        return new ChangeSide(hours[from].Hour, end, calls, hits, (double)hits / calls);
    }

    private static List<HourCount> ByDay(IReadOnlyList<HourCount> hours) =>
    [
        .. hours.GroupBy(hour => hour.Hour.Date).Select(day => new HourCount(
            day.Key, HourCount.Sum(day), 0)),
    ];
}
