using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Tests.Analysis;

public sealed class CallTrendTests
{
    private static readonly DateTime First = new(2026, 6, 1);

    [Theory]
    [InlineData(100, 50, 1)]
    [InlineData(50, 100, -1)]
    [InlineData(52, 50, 0)]
    public void Tells_the_direction_where_it_is_certain(int recent, int earlier, int direction)
    {
        var trend = CallTrend.Of([Hour(0, 1_000, earlier), Hour(7, 1_000, recent)], Population(days: 14))!.Value;

        Assert.Equal((direction, new DateOnly(2026, 6, 8), new DateOnly(2026, 6, 15)), (trend.Direction, trend.From, trend.To));
    }

    [Fact]
    public void Leaves_out_what_is_older_than_two_weeks()
    {
        var trend = CallTrend.Of([Hour(0, 9_999, 9_999), Hour(13, 1_000, 50), Hour(14, 1_000, 50)], Population(days: 21))!.Value;

        Assert.Equal((new HitCount(1_000, 50), new HitCount(1_000, 50)), (trend.Recent, trend.Earlier));
    }

    [Fact]
    public void Needs_two_weeks_with_calls()
    {
        Assert.Null(CallTrend.Of([Hour(0, 1_000, 50), Hour(7, 1_000, 50)], Population(days: 13)));
        Assert.Null(CallTrend.Of([Hour(0, 10, 5), Hour(7, 1_000, 50)], Population(days: 14)));
        Assert.Null(CallTrend.Of([], new CallPopulation(0, 0, null, null, 0)));
    }

    private static HourCount Hour(int day, long calls, long hits) => new(First.AddDays(day), new HitCount(calls, hits), calls);

    private static CallPopulation Population(int days) =>
        new(1, 1, new DateTimeOffset(First, TimeSpan.Zero), new DateTimeOffset(First.AddDays(days - 1), TimeSpan.Zero), 0);
}
