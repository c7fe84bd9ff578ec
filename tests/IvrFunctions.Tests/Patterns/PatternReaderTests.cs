using System.Globalization;
using System.Text.Json;
using IvrFunctions.Core;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Figures;
using IvrFunctions.Core.Patterns;
using IvrFunctions.Tests.Doubles;
using IvrFunctions.Tests.Figures;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Tests.Patterns;

public sealed class PatternReaderTests
{
    private static readonly DateTimeOffset Start = new(2025, 3, 3, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Finds_the_group_in_which_failures_concentrate()
    {
        await using var calls = await ArchivedCalls.StoreAsync(Draw(4_000, call => IsPremiumEvening(call) ? 0.4 : 0.1));

        var report = await calls.FindPatternsAsync();

        Assert.Equal("customer_segment=premium&hour_band=peak_evening", Describe(Assert.Single(report.Patterns)));
        Assert.Equal((4_000, null), (report.Population.Calls, report.Period));
        Assert.Equal(["call_type", "customer_segment", "region", "hour_band", "weekday"], report.Dimensions!);
        Assert.Empty(report.Warnings!);
    }

    [Fact]
    public async Task A_step_or_reason_is_what_is_looked_for_and_all_else_who_is_at_risk()
    {
        await using var calls = await ArchivedCalls.StoreAsync(Draw(
            6_000, call => IsPremiumEvening(call) ? 0.4 : call.Region == "sur" ? 0.3 : 0.1, call => call.Region == "sur" ? "timeout" : "pin"));

        var report = await calls.FindPatternsAsync(("failure_reason", "timeout"), ("call_type", "billing"));

        Assert.Equal("region=sur", Describe(Assert.Single(report.Patterns)));
        Assert.Equal(new Dictionary<string, string> { ["failure_reason"] = "timeout" }, report.Target!);
        Assert.Equal(new Dictionary<string, string> { ["call_type"] = "billing" }, report.Filter!);
        Assert.Equal(3_000, report.Population.Calls);
        Assert.DoesNotContain("call_type", report.Dimensions!);
    }

    [Fact]
    public async Task A_pattern_that_began_is_new_and_one_that_ended_is_gone()
    {
        await using var calls = await ArchivedCalls.StoreAsync(Draw(
            8_000, call => call.Region == "sur" && call.StartedAt.Day < 17 ? 0.4 : call.CustomerSegment == "premium" && call.StartedAt.Day >= 17 ? 0.4 : 0.1));

        var report = await calls.FindPatternsAsync(("from", "2025-03-17"), ("to", "2025-03-31"));

        var pattern = Assert.Single(report.Patterns);
        Assert.Equal(("customer_segment=premium", PatternState.New), (Describe(pattern), pattern.Trend!.State));
        var gone = Assert.Single(report.Gone!);
        Assert.Equal(("region=sur", PatternState.Gone), (Describe(gone), gone.Trend!.State));
        Assert.Equal((new DateTime(2025, 3, 3), new DateTime(2025, 3, 17)), (report.Previous!.Period!.From, report.Previous.Period.To));
        Assert.Equal(report.Population.Calls, report.Current!.Calls);
    }

    [Fact]
    public async Task Without_a_period_the_later_half_of_the_days_is_set_against_the_earlier()
    {
        await using var calls = await ArchivedCalls.StoreAsync(Draw(8_000, call => call.Region == "sur" ? 0.4 : 0.1));

        var report = await calls.FindPatternsAsync();

        Assert.Equal(PatternState.Chronic, Assert.Single(report.Patterns).Trend!.State);
        Assert.Equal((null, new DateTime(2025, 3, 17)), (report.Previous!.Period!.From, report.Previous.Period.To));
        Assert.Equal(report.Population.Failed, report.Current!.Failed + report.Previous.Failed);
        Assert.Empty(report.Gone!);
        Assert.Empty(report.ChangePoints!);
    }

    [Fact]
    public async Task Says_when_the_failure_rate_changed()
    {
        await using var calls = await ArchivedCalls.StoreAsync(Draw(20_000, call => call.StartedAt.Day >= 20 ? 0.3 : 0.1));

        var report = await calls.FindPatternsAsync(("dimensions", "region,customer_segment"));

        var change = Assert.Single(report.ChangePoints!);
        Assert.InRange(change.Time, new DateTime(2025, 3, 19, 18, 0, 0), new DateTime(2025, 3, 20, 6, 0, 0));
        Assert.Null(change.Sources);
        Assert.Empty(report.Patterns);
    }

    [Fact]
    public async Task What_is_known_only_of_failed_calls_is_no_cause()
    {
        await using var calls = await ArchivedCalls.StoreAsync(Draw(4_000, _ => 0.2).Select(call => call with
        {
            Extras = call.IsFailed
                ? new Dictionary<string, string> { ["Error code"] = call.Region!, ["Result"] = "KO", ["Carrier"] = call.Region! }
                : new Dictionary<string, string> { ["Result"] = "OK", ["Carrier"] = call.Region! },
        }));

        var report = await calls.FindPatternsAsync();
        var asked = await calls.FindPatternsAsync(("dimensions", "result"));

        Assert.Empty(report.Patterns);
        Assert.Equal(["call_type", "customer_segment", "region", "hour_band", "weekday", "carrier"], report.Dimensions!);
        Assert.Equal(["Left out, because they only tell how the call went or ended: error_code, result."], report.Warnings!);
        Assert.Equal("result=KO", Describe(Assert.Single(asked.Patterns)));
        Assert.Equal(["These seem to tell only how the call went or ended, and are no causes: result."], asked.Warnings!);
    }

    [Fact]
    public async Task What_tells_only_that_a_call_failed_is_no_cause_of_one_failure_either()
    {
        await using var calls = await ArchivedCalls.StoreAsync(Draw(4_000, _ => 0.2, call => call.Region!).Select(call => call with
        {
            Queue = call.IsFailed ? "errors" : "answered",
        }));

        var report = await calls.FindPatternsAsync(("failure_step", "sur"));

        Assert.Equal(["region=sur"], report.Patterns.Select(Describe));
        Assert.Equal(["Left out, because they only tell how the call went or ended: queue."], report.Warnings!);
    }

    [Fact]
    public async Task Of_failures_only_the_shares_of_one_among_them_are_compared()
    {
        await using var calls = await ArchivedCalls.StoreAsync(Draw(4_000, _ => 1, call => call.Region == "sur" && call.CallType == "billing" ? "timeout" : "pin"));

        var all = await calls.FindPatternsAsync();
        var one = await calls.FindPatternsAsync(("failure_reason", "timeout"), ("dimensions", "region,customer_segment"));

        Assert.Equal((0, 4_000, null), (all.Patterns.Count, all.Population.Failed, all.Population.Rate));
        Assert.Equal(
            [
                "The archive holds failed calls only: rates are shares of the failures, not of all calls.",
                "To compare among failures, give failure_step or failure_reason: patterns then tell where its share of the failures is larger.",
            ],
            all.Warnings!);
        Assert.Equal("region=sur", Describe(Assert.Single(one.Patterns)));
        Assert.Equal(4_000, one.Population.Calls);
        Assert.Equal(["The archive holds failed calls only: rates are shares of the failures, not of all calls."], one.Warnings!);
    }

    [Theory]
    [InlineData(0, CallOutcome.Failed)]
    [InlineData(1, CallOutcome.Failed)]
    [InlineData(1, CallOutcome.Completed)]
    [InlineData(500, CallOutcome.Failed)]
    [InlineData(500, CallOutcome.Completed)]
    [InlineData(500, CallOutcome.Unknown)]
    public async Task There_are_no_patterns_where_all_calls_end_alike(int count, CallOutcome outcome)
    {
        await using var calls = await ArchivedCalls.StoreAsync(Draw(count, _ => 0).Select(call => call with { Outcome = outcome }));

        var report = await calls.FindPatternsAsync();

        Assert.Equal((count, outcome == CallOutcome.Failed ? count : 0), (report.Population.Calls, report.Population.Failed));
        double? rate = outcome == CallOutcome.Completed ? 0 : null;
        Assert.Equal(rate, report.Population.Rate);
        Assert.Empty(report.Patterns);
        Assert.Empty(report.Gone!);
        Assert.Empty(report.ChangePoints!);
        if (outcome == CallOutcome.Unknown)
            Assert.Equal(["None of these calls says how it ended: the rates cannot be known."], report.Warnings!);
    }

    [Theory]
    [InlineData("dimensions", "color", "dimensions")]
    [InlineData("dimensions", "region,region", "dimensions")]
    [InlineData("dimensions", "failure_step", "dimensions")]
    [InlineData("limit", "0", "limit")]
    [InlineData("limit", "21", "limit")]
    [InlineData("outcome", "completed", "outcome")]
    [InlineData("target", "all", "target")]
    public async Task A_wrong_parameter_is_named(string name, string value, string field)
    {
        await using var calls = await ArchivedCalls.StoreAsync(Draw(10, _ => 0.5));

        Assert.Equal(field, (await Assert.ThrowsAsync<InvalidRequestException>(() => calls.FindPatternsAsync((name, value)))).Field);
    }

    [Fact]
    public async Task An_attribute_of_a_hundred_thousand_values_is_left_out_unless_it_is_asked_for()
    {
        await using var calls = await ArchivedCalls.StoreAsync(Draw(100_000, call => call.CustomerSegment == "premium" ? 0.4 : 0.1)
            .Select((call, i) => call with { Region = i.ToString(CultureInfo.InvariantCulture) }));

        var report = await calls.FindPatternsAsync();
        var asked = await calls.FindPatternsAsync(("dimensions", "region,customer_segment"));

        Assert.DoesNotContain("region", report.Dimensions!);
        Assert.Equal(["customer_segment=premium"], report.Patterns.Select(Describe));
        Assert.Equal(["customer_segment=premium"], asked.Patterns.Select(Describe));
    }

    [Fact]
    public async Task Reads_text_from_right_to_left()
    {
        await using var calls = await ArchivedCalls.StoreAsync(Draw(4_000, call => call.Region == "sur" ? 0.4 : 0.1)
            .Select(call => call with { Region = call.Region == "sur" ? "الجنوب" : "الشمال" }));

        Assert.Equal("region=الجنوب", Describe(Assert.Single((await calls.FindPatternsAsync()).Patterns)));
    }

    [Fact]
    public async Task Both_ways_of_counting_agree()
    {
        List<CallRecord> drawn = [.. Draw(6_000, call => IsPremiumEvening(call) ? 0.4 : 0.1)];
        await using var archived = await ArchivedCalls.StoreAsync(drawn);
        var counted = new CallQueryReader(new InMemoryCalls(drawn), Options.Create(new IvrOptions { Language = "en" }));

        foreach (var (name, value) in new[] { ("language", "es"), ("period", "14d"), ("dimensions", "region,customer_segment,hour_band"), ("failure_step", "pin") })
        {
            var query = await counted.ReadAsync([KeyValuePair.Create(name, (string?)value)], PatternQuery.Parameters, TestContext.Current.CancellationToken);
            var expected = await PatternReader.ReadAsync(PatternQuery.Of(query), TestContext.Current.CancellationToken);

            Assert.Equal(
                JsonSerializer.Serialize(expected, PatternsJson.Default.PatternReport),
                JsonSerializer.Serialize(await archived.FindPatternsAsync((name, value)), PatternsJson.Default.PatternReport));
        }
    }

    /// <summary>Calls of four weeks, from Monday, 3 March on; each fails with its rate.</summary>
    private static IEnumerable<CallRecord> Draw(int count, Func<CallRecord, double> rate, Func<CallRecord, string>? step = null)
    {
        var random = new Random(1);
        for (var i = 0; i < count; i++)
        {
            var call = new CallRecord
            {
                StartedAt = Start.AddHours(-8).AddSeconds(28L * 86_400 * i / count),
                CallType = i % 2 == 0 ? "billing" : "balance",
                CustomerSegment = new[] { "premium", "standard", "new" }[random.Next(3)],
                Region = new[] { "norte", "sur", "este", "oeste" }[random.Next(4)],
            };
            var fails = random.NextDouble() < rate(call);
            yield return call with
            {
                Outcome = fails ? CallOutcome.Failed : CallOutcome.Completed,
                FailureStep = fails ? step?.Invoke(call) ?? "pin" : null,
                FailureReason = fails ? step?.Invoke(call) ?? "pin" : null,
            };
        }
    }

    private static bool IsPremiumEvening(CallRecord call) => call is { CustomerSegment: "premium", HourBand: "peak_evening" };

    private static string Describe(Pattern pattern) => PlantedCalls.Describe(pattern.Conditions);
}
