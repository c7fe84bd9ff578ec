using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Figures;

namespace IvrFunctions.Tests.Figures;

public sealed class SummaryReaderTests
{
    private static readonly CallRecord Call = new() { StartedAt = At("2025-03-10T09:00:00") };

    /// <summary>
    /// Ten calls of 10 and 11 March, and one of 3 March. Ana calls again within 24 hours twice, Eva after exactly 24 hours, Leo after
    /// more.
    /// </summary>
    private static readonly CallRecord[] Week =
    [
        Call with { CallerId = "old", StartedAt = At("2025-03-03T10:00:00"), Outcome = CallOutcome.Failed, DurationSeconds = 99 },
        Call with { CallerId = "ana", StartedAt = At("2025-03-10T09:00:00"), Outcome = CallOutcome.Contained, DurationSeconds = 10, Retries = 0 },
        Call with { CallerId = "ana", StartedAt = At("2025-03-10T20:00:00"), Outcome = CallOutcome.Failed, DurationSeconds = 20, Retries = 3 },
        Call with { CallerId = "ana", StartedAt = At("2025-03-11T19:59:59"), Outcome = CallOutcome.Transferred, DurationSeconds = 30, WaitSeconds = 0 },
        Call with { CallerId = "eva", StartedAt = At("2025-03-10T08:00:00"), Outcome = CallOutcome.Contained, DurationSeconds = 40, Retries = 1 },
        Call with { CallerId = "eva", StartedAt = At("2025-03-11T08:00:00"), Outcome = CallOutcome.Contained, WaitSeconds = 50 },
        Call with { CallerId = "leo", StartedAt = At("2025-03-10T08:00:00"), Outcome = CallOutcome.Contained },
        Call with { CallerId = "leo", StartedAt = At("2025-03-11T08:00:01"), Outcome = CallOutcome.Completed },
        Call with { CallerId = null, StartedAt = At("2025-03-11T10:00:00"), Outcome = CallOutcome.Contained },
        Call with { CallerId = null, StartedAt = At("2025-03-11T11:00:00"), Outcome = CallOutcome.Abandoned },
        Call with { CallerId = "zoe", StartedAt = At("2025-03-11T12:00:00"), Outcome = CallOutcome.Unknown },
    ];

    [Fact]
    public async Task Calls_with_many_further_columns_fit_into_the_memory_of_the_archive()
    {
        var calls = Enumerable.Range(0, 4_000).Select(i => new CallRecord
        {
            CallId = $"c{i}",
            StartedAt = new DateTimeOffset(2025, 3, 1, 8, 0, 0, TimeSpan.Zero).AddSeconds(i),
            Outcome = CallOutcome.Completed,
            Extras = Enumerable.Range(0, 60).ToDictionary(column => $"column {column}", column => $"value {(i + column) % 150}"),
        });
        await using var archived = await ArchivedCalls.StoreAsync(calls);

        Assert.Equal(4_000, (await archived.SummarizeAsync()).Current.Calls);
    }

    [Fact]
    public async Task Counts_everything_of_a_period_and_of_the_one_before()
    {
        await using var calls = await ArchivedCalls.StoreAsync(Week);

        var summary = await calls.SummarizeAsync(("from", "2025-03-10"), ("to", "2025-03-12"));

        Assert.Equivalent(
            new Scorecard
            {
                Period = new FigurePeriod(new DateTime(2025, 3, 10), new DateTime(2025, 3, 12)),
                Calls = 10,
                Completed = new Share(1, 10, 0.1),
                Contained = new Share(5, 10, 0.5),
                ContainedWithoutCallBack = new Share(2, 4, 0.5),
                ContainedUntraceable = 1,
                ContainedRecently = 1,
                Transferred = new Share(1, 10, 0.1),
                Failed = new Share(2, 10, 0.2),
                Abandoned = new Share(1, 10, 0.1),
                Unknown = new Share(1, 10, 0.1),
                Repeats = new Share(3, 8, 0.375),
                RepeatCallers = 2,
                Untraceable = 2,
                Retried = new Share(2, 3, 2 / 3.0),
                Retries = 4,
                DurationSeconds = new TimeFigures(4, 25, 38.5),
                WaitSeconds = new TimeFigures(2, 25, 47.5),
            },
            summary.Current,
            strict: true);
        Assert.Equal(
            (new FigurePeriod(new DateTime(2025, 3, 8), new DateTime(2025, 3, 10)), 0L, null, new TimeFigures(0, null, null)),
            (summary.Previous!.Period, summary.Previous.Calls, summary.Previous.Failed.Rate, summary.Previous.DurationSeconds));
        Assert.Equal(
            [
                "1 call does not say how they ended; the rates count them as not failed.",
                "Calls contained less than 24 hours before the last of the archive, whose callers may still call back: 1.",
            ],
            summary.Warnings);
    }

    [Fact]
    public async Task The_previous_period_is_as_long_and_ends_where_the_period_begins()
    {
        await using var calls = await ArchivedCalls.StoreAsync(Week);

        var summary = await calls.SummarizeAsync(("period", "7d"));

        Assert.Equal((new FigurePeriod(new DateTime(2025, 3, 5), new DateTime(2025, 3, 12)), 10), (summary.Current.Period, summary.Current.Calls));
        Assert.Equal((new FigurePeriod(new DateTime(2025, 2, 26), new DateTime(2025, 3, 5)), 1), (summary.Previous!.Period, summary.Previous.Calls));
        Assert.Equal(new Share(1, 1, 1), summary.Previous.Failed);
        Assert.Equal(new TimeFigures(1, 99, 99), summary.Previous.DurationSeconds);
    }

    [Fact]
    public async Task Without_a_period_all_calls_count_and_nothing_stands_beside()
    {
        await using var calls = await ArchivedCalls.StoreAsync(Week);

        var summary = await calls.SummarizeAsync();

        Assert.Equal((null, 11L, null), (summary.Current.Period, summary.Current.Calls, summary.Previous));
        Assert.Equal(new Share(3, 11, 3 / 11.0), summary.Current.Failed);
    }

    [Fact]
    public async Task A_call_back_counts_wherever_filter_and_period_end()
    {
        await using var calls = await ArchivedCalls.StoreAsync(Week);

        var summary = await calls.SummarizeAsync(("outcome", "contained"), ("from", "2025-03-10"), ("to", "2025-03-11"));

        Assert.Equal((3L, new Share(1, 3, 1 / 3.0)), (summary.Current.Calls, summary.Current.ContainedWithoutCallBack));
        Assert.Equal(new Share(2, 3, 2 / 3.0), summary.Current.Repeats);
        Assert.Equal(["The filter chooses calls by how they ended: their rates are not those of all calls."], summary.Warnings);
    }

    [Theory]
    [InlineData("outcome", "transferred")]
    [InlineData("hour_band", "night")]
    [InlineData("from", "0001-01-01")]
    [InlineData("to", "9999-12-31")]
    public async Task What_no_call_has_and_the_ends_of_time_are_no_errors(string name, string value)
    {
        await using var calls = await ArchivedCalls.StoreAsync(Call with { Outcome = CallOutcome.Failed });

        Assert.Equal(name is "from" or "to" ? 1 : 0, (await calls.SummarizeAsync((name, value))).Current.Calls);
        Assert.Equal(name is "from" or "to" ? 1 : 0, (await calls.WalkAsync((name, value))).Current.Calls);
    }

    [Fact]
    public async Task A_column_without_a_field_is_a_filter_like_any_other()
    {
        await using var calls = await ArchivedCalls.StoreAsync(Enumerable.Range(0, 30).Select(
            i => Call with { Extras = new Dictionary<string, string> { ["PRIORIDAD"] = i % 3 == 0 ? "alta" : "baja" } }));

        Assert.Equal(20, (await calls.SummarizeAsync(("prioridad", "Baja"))).Current.Calls);
    }

    [Fact]
    public async Task Time_between_calls_is_that_of_the_world_not_of_the_wall_clock()
    {
        // The clock went forward in between: 24 hours and a half on the wall are 23 and a half.
        await using var calls = await ArchivedCalls.StoreAsync(
            Call with { CallerId = "ana", StartedAt = DateTimeOffset.Parse("2025-03-29T22:00:00+01:00", null), Outcome = CallOutcome.Contained },
            Call with { CallerId = "ana", StartedAt = DateTimeOffset.Parse("2025-03-30T22:30:00+02:00", null), Outcome = CallOutcome.Completed });

        Assert.Equal(new Share(1, 2, 0.5), (await calls.SummarizeAsync()).Current.Repeats);
    }

    [Fact]
    public async Task Calls_of_one_moment_are_no_call_backs_of_each_other()
    {
        await using var calls = await ArchivedCalls.StoreAsync(
            Call with { CallerId = "ana" },
            Call with { CallerId = "ana" },
            Call with { CallerId = "ana", StartedAt = At("2025-03-10T09:00:01") });

        Assert.Equal(new Share(2, 3, 2 / 3.0), (await calls.SummarizeAsync()).Current.Repeats);
    }

    [Fact]
    public async Task Calls_without_a_time_of_day_cannot_be_traced()
    {
        await using var calls = await ArchivedCalls.StoreAsync(
            Call with { CallerId = "ana", HasTimeOfDay = false },
            Call with { CallerId = "ana", HasDate = false },
            Call with { CallerId = "ana" });

        var current = (await calls.SummarizeAsync()).Current;

        Assert.Equal((new Share(0, 1, 0), 2L), (current.Repeats, current.Untraceable));
    }

    [Fact]
    public async Task Calls_without_a_date_are_in_no_period_and_that_is_said()
    {
        await using var calls = await ArchivedCalls.StoreAsync(
            Call with { Outcome = CallOutcome.Failed }, Call with { Outcome = CallOutcome.Completed }, Call with { HasDate = false });

        var summary = await calls.SummarizeAsync(("from", "2025-03-10"));

        Assert.Equal(2, summary.Current.Calls);
        Assert.Equal("Calls without a date, which are in no period: 1.", summary.Warnings[0]);
    }

    [Fact]
    public async Task Without_outcomes_no_rate_is_given()
    {
        await using var calls = await ArchivedCalls.StoreAsync(Call, Call with { DurationSeconds = 5 });

        var summary = await calls.SummarizeAsync(("language", "es"));

        Assert.Equal(
            (new Share(0, 2, null), new Share(0, 2, null), new Share(2, 2, 1)),
            (summary.Current.Failed, summary.Current.Abandoned, summary.Current.Unknown));
        Assert.Equal(["De ninguna de estas llamadas consta cómo terminó: las tasas no se pueden conocer."], summary.Warnings);
    }

    [Fact]
    public async Task Failures_alone_have_no_failure_rate()
    {
        await using var calls = await ArchivedCalls.StoreAsync(
            Call with { Outcome = CallOutcome.Failed }, Call with { Outcome = CallOutcome.Abandoned });

        var summary = await calls.SummarizeAsync();

        Assert.Equal(
            (new Share(2, 2, null), new Share(1, 2, 0.5), new Share(0, 2, null)),
            (summary.Current.Failed, summary.Current.Abandoned, summary.Current.Completed));
        Assert.Equal(["The archive holds failed calls only: rates are shares of the failures, not of all calls."], summary.Warnings);
    }

    [Fact]
    public async Task Where_nothing_is_marked_as_contained_its_rate_is_unknown()
    {
        await using var calls = await ArchivedCalls.StoreAsync(
            Call with { Outcome = CallOutcome.Failed }, Call with { Outcome = CallOutcome.Completed });

        var summary = await calls.SummarizeAsync(("language", "es"));

        Assert.Equal((new Share(0, 2, null), new Share(1, 2, 0.5)), (summary.Current.Contained, summary.Current.Completed));
        Assert.Equal(["Ninguna llamada consta como contenida. Llamadas completadas, con o sin agente: 1."], summary.Warnings);
    }

    [Theory]
    [InlineData]
    [InlineData("period", "7d")]
    [InlineData("from", "2025-03-10")]
    [InlineData("call_type", "billing")]
    public async Task An_empty_archive_has_zeros_and_no_rates(params string[] parameter)
    {
        await using var calls = await ArchivedCalls.StoreAsync();

        var summary = await calls.SummarizeAsync(parameter is [var name, var value] ? [(name, value)] : []);

        var none = new Share(0, 0, null);
        Assert.Equal(
            (0L, none, none, none, none, new TimeFigures(0, null, null)),
            (summary.Current.Calls, summary.Current.Failed, summary.Current.Contained, summary.Current.Repeats, summary.Current.Retried,
                summary.Current.WaitSeconds));
        Assert.Empty(summary.Warnings);
    }

    [Fact]
    public async Task One_call_is_all_there_is()
    {
        await using var calls = await ArchivedCalls.StoreAsync(
            Call with { CallerId = "ana", Outcome = CallOutcome.Contained, DurationSeconds = 7, Retries = 2 });

        var current = (await calls.SummarizeAsync()).Current;

        Assert.Equal(
            (1L, new Share(1, 1, 1), new Share(1, 1, 1), 1L, new Share(0, 1, 0), new TimeFigures(1, 7, 7)),
            (current.Calls, current.Contained, current.ContainedWithoutCallBack, current.ContainedRecently, current.Repeats,
                current.DurationSeconds));
    }

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time + "Z", System.Globalization.CultureInfo.InvariantCulture);
}
