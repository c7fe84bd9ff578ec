using System.Globalization;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Patterns;
using IvrFunctions.Tests.Figures;

namespace IvrFunctions.Tests.Patterns;

/// <summary>What tells how far a call came is no cause, whatever it is called; what only happens to be a column of the export may be one.</summary>
public sealed class WayColumnsTests
{
    [Theory]
    [InlineData("number of steps")]
    [InlineData("noisy number of steps")]
    [InlineData("last step")]
    [InlineData("class of duration")]
    [InlineData("minutes")]
    [InlineData("disposition")]
    public async Task A_column_that_follows_the_way_of_the_call_is_left_out(string kind)
    {
        var report = await FindAsync(call => Value(kind, call));

        Assert.Empty(report.Patterns);
        Assert.DoesNotContain("column", report.Dimensions!);
        Assert.Equal(["Left out, because they only tell how the call went or ended: column."], report.Warnings!);
    }

    [Theory]
    [InlineData("app version", "column=4.2")]
    [InlineData("intent", "column=billing")]
    [InlineData("agent site", "column=7")]
    public async Task A_column_that_was_known_before_may_be_a_cause(string kind, string pattern)
    {
        var report = await FindAsync(call => Value(kind, call), call => Value(kind, call) is "4.2" or "billing" or "7" ? 0.4 : 0.1);

        Assert.Contains(pattern, report.Patterns.Select(found => PlantedCalls.Describe(found.Conditions)));
        Assert.Empty(report.Warnings!);
    }

    [Fact]
    public async Task An_attribute_that_only_later_steps_find_out_is_none()
    {
        var calls = Draw(_ => 0.1).Select(call => call with { Language = Steps(call) == 1 ? "unknown yet" : Index(call) % 9 == 0 ? "unknown yet" : "es" });
        await using var archived = await ArchivedCalls.StoreAsync(calls);

        var report = await archived.FindPatternsAsync();

        Assert.Empty(report.Patterns);
        Assert.Equal(["Left out, because they only tell how the call went or ended: language."], report.Warnings!);
    }

    [Fact]
    public async Task A_segment_whose_calls_end_early_because_they_fail_is_one()
    {
        var calls = Draw(call => call.CustomerSegment == "premium" ? 0.4 : 0.1);
        await using var archived = await ArchivedCalls.StoreAsync(calls);

        Assert.Equal(["customer_segment=premium"], (await archived.FindPatternsAsync()).Patterns.Select(found => PlantedCalls.Describe(found.Conditions)));
    }

    [Fact]
    public async Task Another_name_of_the_failure_step_is_none_where_calls_give_no_path()
    {
        var random = new Random(3);
        string[] steps = ["pin", "menu", "payment", "transfer"];
        var calls = Draw(_ => 0.1).Select(call => call with
        {
            MenuPath = null,
            FailureStep = call.IsFailed ? steps[Index(call) % 4] : null,
            Extras = new Dictionary<string, string> { ["column"] = steps[call.IsFailed ? Index(call) % 4 : random.Next(3)] },
        });
        await using var archived = await ArchivedCalls.StoreAsync(calls);

        Assert.DoesNotContain("column", (await archived.FindPatternsAsync()).Dimensions!);
    }

    private static async Task<PatternReport> FindAsync(Func<CallRecord, string> value, Func<CallRecord, double>? rate = null)
    {
        CallRecord WithColumn(CallRecord call) => call with { Extras = new Dictionary<string, string> { ["column"] = value(call) } };
        await using var calls = await ArchivedCalls.StoreAsync(Draw(rate ?? (_ => 0.1)).Select(WithColumn));
        return await calls.FindPatternsAsync();
    }

    private static string Value(string kind, CallRecord call) => kind switch
    {
        "number of steps" => Steps(call).ToString(CultureInfo.InvariantCulture),
        "noisy number of steps" => (Steps(call) + (Index(call) % 2)).ToString(CultureInfo.InvariantCulture),
        "last step" => call.MenuPath!.Split('>')[^1],
        "class of duration" => call.DurationSeconds < 40 ? "short" : call.DurationSeconds < 70 ? "medium" : "long",
        "minutes" => (call.DurationSeconds!.Value / 20).ToString(CultureInfo.InvariantCulture),
        "disposition" => call.Outcome switch { CallOutcome.Failed => "X1", CallOutcome.Contained => "X2", _ => "X3" },
        "app version" => Index(call) % 7 == 0 ? "4.2" : Index(call) % 7 < 4 ? "4.1" : "4.0",
        "intent" => call.MenuPath!.Split('>')[1],
        _ => (Index(call) * 31 % 17).ToString(CultureInfo.InvariantCulture),
    };

    private static int Steps(CallRecord call) => call.MenuPath!.Split('>').Length - 1;

    private static int Index(CallRecord call) => int.Parse(call.CallId!, CultureInfo.InvariantCulture);

    /// <summary>Calls that take two to five steps, of which the failed and the hung up ones take less; longer ways last longer.</summary>
    private static IEnumerable<CallRecord> Draw(Func<CallRecord, double> rate)
    {
        var random = new Random(5);
        string[] intents = ["billing", "balance", "sales"];
        for (var i = 0; i < 6_000; i++)
        {
            string[] way = ["main", intents[i % 3], "identify", "question", "answer"];
            var call = new CallRecord
            {
                CallId = i.ToString(CultureInfo.InvariantCulture),
                StartedAt = new DateTimeOffset(2025, 3, 3, 8, 0, 0, TimeSpan.Zero).AddMinutes(6 * i),
                CustomerSegment = new[] { "premium", "standard", "new" }[random.Next(3)],
                MenuPath = string.Join('>', way),
            };
            // The column is one of the whole way where it is known before.
            var fails = random.NextDouble() < rate(call);
            var leaves = !fails && random.NextDouble() < 0.2;
            var length = fails || leaves ? 2 + random.Next(2) : 4 + random.Next(2);
            yield return call with
            {
                MenuPath = string.Join('>', way.Take(length)),
                FailureStep = fails ? way[length - 1] : null,
                Outcome = fails ? CallOutcome.Failed : leaves ? CallOutcome.Contained : CallOutcome.Completed,
                DurationSeconds = (length * 15) + random.Next(10),
            };
        }
    }
}
