using IvrFunctions.Core.Patterns;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Tests.Patterns;

public sealed class EpisodeTests
{
    private static readonly DateTime Monday = new(2025, 3, 3);

    [Fact]
    public void Finds_the_hours_of_an_incident()
    {
        var episode = Episode.Find(Hours(14, hour => hour.Date == Monday.AddDays(7) && hour.Hour is (10 or 11) ? 0.5 : 0.002));

        Assert.Equal((Monday.AddDays(7).AddHours(10), Monday.AddDays(7).AddHours(12)), (episode!.Value.From, episode.Value.To));
        Assert.InRange(episode.Value.ShareOfHits, 0.5, 0.95);
        Assert.False(episode.Value.IsOfDays);
    }

    [Fact]
    public void Finds_the_days_of_a_longer_one()
    {
        var episode = Episode.Find(Hours(28, hour => hour.Date == Monday.AddDays(9) || hour.Date == Monday.AddDays(10) ? 0.3 : 0.01));

        Assert.Equal((Monday.AddDays(9), Monday.AddDays(11)), (episode!.Value.From, episode.Value.To));
        Assert.True(episode.Value.IsOfDays);
    }

    [Fact]
    public void One_that_goes_past_midnight_is_one()
    {
        var begin = Monday.AddDays(8).AddHours(22);

        var episode = Episode.Find(Hours(21, hour => hour >= begin && hour < begin.AddHours(5) ? 0.6 : 0.005));

        Assert.Equal((begin, begin.AddHours(5)), (episode!.Value.From, episode.Value.To));
    }

    [Theory]
    [InlineData("even")]
    [InlineData("every morning")]
    [InlineData("every morning of two days")]
    [InlineData("Mondays")]
    [InlineData("the second half")]
    [InlineData("few")]
    public void A_rhythm_or_a_level_is_none(string kind)
    {
        var days = kind == "every morning of two days" ? 2 : 28;

        Assert.Null(Episode.Find(Hours(days, hour => kind switch
        {
            "even" => 0.05,
            "Mondays" => hour.DayOfWeek == DayOfWeek.Monday ? 0.3 : 0.02,
            "the second half" => hour >= Monday.AddDays(14) ? 0.3 : 0.02,
            "few" => hour == Monday.AddHours(9) ? 0.1 : 0,
            _ => hour.Hour is 9 or 10 ? 0.4 : 0.01,
        })));
    }

    [Fact]
    public void Nothing_is_found_without_calls() => Assert.Null(Episode.Find([]));

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public void What_happened_on_one_day_is_no_rhythm(int days, bool isRhythm)
    {
        var hours = Enumerable.Range(0, 4).Select(week => new HourCount(Monday.AddDays(7 * week).AddHours(10), new HitCount(100, week < days ? 40 : 5), 100));

        Assert.Equal(isRhythm, Recurrence.IsRhythm(hours, 0.05));
    }

    [Fact]
    public void Calls_without_a_date_may_keep_a_rhythm() => Assert.True(Recurrence.IsRhythm([], 0.05));

    /// <summary>Thirty calls an hour from 6 to 23, at night five; each hour has its share of failures, rounded by chance.</summary>
    private static List<HourCount> Hours(int days, Func<DateTime, double> rate)
    {
        var random = new Random(11);
        return
        [
            .. Enumerable.Range(0, 24 * days).Select(hour => Monday.AddHours(hour)).Select(hour =>
            {
                var calls = hour.Hour < 6 ? 5 : 30;
                return new HourCount(hour, new HitCount(calls, Enumerable.Range(0, calls).Count(_ => random.NextDouble() < rate(hour))), calls);
            }),
        ];
    }
}
