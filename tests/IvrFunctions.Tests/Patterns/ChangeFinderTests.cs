using IvrFunctions.Core.Patterns;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Tests.Patterns;

public sealed class ChangeFinderTests
{
    private const int Runs = 200;
    private static readonly DateTime Start = new(2025, 3, 3);

    [Theory]
    [InlineData(28, 100, 0)]
    [InlineData(28, 100, 0.2)]
    [InlineData(10, 300, 0)]
    public void Sees_a_change_in_at_most_one_of_twenty_series_without_any(int days, double calls, double unrest)
    {
        var found = Enumerable.Range(0, Runs).Count(seed => ChangeFinder.Find(new GeneratedHours(seed, unrest).Draw(days, calls, _ => 1)).Count > 0);

        TestContext.Current.TestOutputHelper?.WriteLine($"A false change in {found} of {Runs}.");
        Assert.True(found <= 0.05 * Runs, $"A false change in {found} of {Runs}.");
    }

    [Theory]
    [InlineData(0, 12, 0.95)]
    [InlineData(0.1, 24, 0.9)]
    public void Finds_a_change_that_is_there_and_nothing_else(double unrest, int hours, double share)
    {
        var change = Start.AddDays(17).AddHours(10);
        var right = 0;
        for (var seed = 0; seed < Runs; seed++)
        {
            var found = ChangeFinder.Find(new GeneratedHours(seed, unrest).Draw(28, 100, time => time >= change ? 1.6 : 1));
            if (found is [var only] && Math.Abs((only.Time - change).TotalHours) <= hours && only.PValue < 0.001) right++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"Right in {right} of {Runs}.");
        Assert.True(right >= share * Runs, $"Right in {right} of {Runs}.");
    }

    [Fact]
    public void Tells_when_trouble_begins_and_when_it_ends()
    {
        var (from, to) = (Start.AddDays(22).AddHours(9), Start.AddDays(22).AddHours(15));

        var changes = ChangeFinder.Find(new GeneratedHours(1).Draw(28, 400, time => time >= from && time < to ? 3 : 1));

        Assert.Equal([from, to], changes.Select(change => change.Time));
        Assert.Equal((changes[0].After.From, changes[0].After.To), (from, to));
        Assert.InRange(changes[0].Ratio!.Value, 2.5, 3.5);
        Assert.Equal(changes[0].After, changes[1].Before);
    }

    [Fact]
    public void Finds_the_hour_in_a_year_too()
    {
        var change = Start.AddDays(200).AddHours(12);

        var found = Assert.Single(ChangeFinder.Find(new GeneratedHours(2).Draw(365, 200, time => time >= change ? 2 : 1)));

        Assert.InRange(found.Time, change.AddHours(-3), change.AddHours(3));
        Assert.Equal(Start.AddDays(365), found.After.To);
    }

    [Fact]
    public void Calls_without_a_time_of_day_are_compared_by_day()
    {
        var change = Start.AddDays(20);
        var days = new GeneratedHours(3).Draw(40, 100, time => time >= change ? 2 : 1)
            .GroupBy(hour => hour.Hour.Date)
            .Select(day => new HourCount(day.Key, new HitCount(day.Sum(hour => hour.Count.Calls), day.Sum(hour => hour.Count.Hits)), 0));

        var found = Assert.Single(ChangeFinder.Find([.. days]));

        Assert.Equal((change, Start.AddDays(40)), (found.Time, found.After.To));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(100, 0)]
    [InlineData(100, 100)]
    public void Calls_that_all_end_alike_have_no_changes(long calls, long failed)
    {
        Assert.Empty(ChangeFinder.Find([new HourCount(Start, new HitCount(calls, failed), calls)]));
        Assert.Empty(ChangeFinder.Find([]));
    }

    [Fact]
    public void What_began_to_fail_has_no_ratio()
    {
        var hours = Enumerable.Range(0, 48).Select(i => new HourCount(Start.AddHours(i), new HitCount(100, i < 24 ? 0 : 50), 100));

        var found = Assert.Single(ChangeFinder.Find([.. hours]));

        Assert.Equal((Start.AddDays(1), null, 0, 0.5), (found.Time, found.Ratio, found.Before.Rate, found.After.Rate));
    }
}
