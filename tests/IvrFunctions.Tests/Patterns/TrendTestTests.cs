using IvrFunctions.Core.Patterns;

namespace IvrFunctions.Tests.Patterns;

public sealed class TrendTestTests
{
    [Theory]
    [InlineData(300, 100, PatternState.New)]
    [InlineData(300, 200, PatternState.Growing)]
    [InlineData(300, 290, PatternState.Chronic)]
    [InlineData(200, 300, PatternState.Shrinking)]
    [InlineData(100, 300, PatternState.Gone)]
    [InlineData(104, 100, PatternState.Unclear)]
    public void Tells_the_state_by_the_lifts_of_the_two_periods(long failedNow, long failedBefore, PatternState state)
    {
        var trend = new TrendTest(1).Compare(Part(1_000, failedNow), Part(1_000, failedBefore));

        Assert.Equal(state, trend.State);
        Assert.Equal((1_000, failedNow, failedNow / 1_000.0), (trend.Current.Calls, trend.Current.Failed, trend.Current.Rate));
        Assert.Equal(failedBefore / 100.0, trend.Previous.Lift!.Value, 9);
    }

    [Fact]
    public void Where_everything_fails_more_no_pattern_has_grown()
    {
        Assert.Equal(PatternState.Chronic, new TrendTest(1).Compare(new(1_000, 600, 11_000, 2_600), Part(1_000, 300)).State);
    }

    [Fact]
    public void A_pattern_whose_calls_were_not_there_before_is_new()
    {
        var trend = new TrendTest(1).Compare(Part(10_000, 5_000), new(0, 0, 10_000, 1_000));

        Assert.Equal(new TrendFigures(0, 0, null, null), trend.Previous);
        Assert.Equal((PatternState.New, null), (trend.State, trend.PValue));
    }

    /// <summary>So many calls beside 10,000 of which one in ten fails.</summary>
    private static PartOfCalls Part(long calls, long failed) => new(calls, failed, 10_000 + calls, 1_000 + failed);
}
