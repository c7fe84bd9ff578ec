using System.Globalization;
using System.Text;
using IvrFunctions.Cli.Generation;
using IvrFunctions.Cli.Stack;

namespace IvrFunctions.Tests.Cli.Generation;

public sealed class CallGeneratorTests
{
    [Theory]
    [InlineData("es-ES")]
    [InlineData("en-US")]
    [InlineData("ar-SA")]
    public async Task The_sample_is_what_its_command_writes_under_any_culture(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

        var generated = await GenerateAsync(5_000, 30);

        var sample = await File.ReadAllBytesAsync(ProjectLayout.Find().SampleCalls, TestContext.Current.CancellationToken);
        Assert.True(generated.AsSpan().SequenceEqual(sample), "Regenerate it: ivr generate --rows 5000 --seed 30 --output samples/llamadas.csv");
    }

    [Fact]
    public async Task Another_seed_gives_other_calls()
    {
        var first = await GenerateAsync(100, 1);
        var second = await GenerateAsync(100, 2);

        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task No_rows_leave_the_header()
    {
        var csv = await GenerateAsync(0, 1);

        Assert.Equal(CallGenerator.Header + "\n", Encoding.UTF8.GetString(csv));
    }

    [Fact]
    public async Task Calls_are_in_order_over_thirteen_weeks_with_ids_of_their_own()
    {
        var calls = GeneratedCall.ReadAll(await GenerateAsync(10_000, 3)).ToList();

        Assert.Equal(10_000, calls.Select(call => call["call_id"]).Distinct().Count());
        Assert.Equal(calls.OrderBy(call => call.Time), calls);
        Assert.Equal(new DateTime(2024, 4, 1), calls[0].Time);
        Assert.Equal(new DateTime(2024, 6, 30), calls[^1].Time.Date);
    }

    [Fact]
    public async Task Twenty_thousand_calls_tell_a_few_thousand_stories()
    {
        var calls = GeneratedCall.ReadAll(await GenerateAsync(20_000, 1));

        var stories = calls.Select(TellStory).Distinct().Count();

        Assert.InRange(stories, 1_500, 4_000);
    }

    [Fact]
    public async Task Failures_have_a_step_and_a_reason_and_nothing_else_has()
    {
        var calls = GeneratedCall.ReadAll(await GenerateAsync(5_000, 5)).ToList();

        Assert.All(calls, call =>
        {
            var failed = call["outcome"] is "failed" or "abandoned";
            Assert.Equal((failed, failed), (call["failure_step"].Length > 0, call["failure_reason"].Length > 0));
        });
        Assert.Equal(
            ["abandoned", "completed", "contained", "failed", "transferred"], calls.Select(call => call["outcome"]).Distinct().Order());
    }

    [Theory]
    [InlineData("authentication", "biometric_fail", 2.8)]
    [InlineData("balance_lookup", "backend_timeout", 6.0)]
    [InlineData("payment", "card_declined", 2.5)]
    [InlineData("main_menu", "speech_not_recognized", 4.0)]
    public async Task A_planted_cause_is_as_much_more_frequent_as_the_samples_page_says(string step, string reason, double lift)
    {
        var calls = GeneratedCall.ReadAll(await GenerateAsync(200_000, 7));

        var atStep = calls.Where(call => call["menu_path"].Split('>').Contains(step)).ToLookup(IsConcerned);
        var measured = Rate(atStep[true]) / Rate(atStep[false]);

        Assert.InRange(measured, lift * 0.85, lift * 1.15);

        double Rate(IEnumerable<GeneratedCall> group) => group.Average(call => call["failure_reason"] == reason ? 1.0 : 0.0);

        bool IsConcerned(GeneratedCall call) => reason switch
        {
            "biometric_fail" => call["customer_segment"] == "premium" && call.Time.Hour is (>= 10 and <= 13) or (>= 17 and <= 19),
            "backend_timeout" => call["region"] == "sur" && call.Time.DayOfWeek == DayOfWeek.Monday,
            "card_declined" => call["channel"] == "mobile_app",
            _ => call["language"] == "ca",
        };
    }

    [Fact]
    public async Task Distinct_calls_differ_from_others_in_their_notes_alone()
    {
        using var csv = new MemoryStream();
        await CallGenerator.WriteAsync(csv, rows: 500, seed: 1, distinct: true, TestContext.Current.CancellationToken);
        var distinct = GeneratedCall.ReadAll(csv.ToArray()).ToList();
        var others = GeneratedCall.ReadAll(await GenerateAsync(500, 1)).ToList();

        Assert.Equal(500, distinct.Select(TellStory).Distinct().Count());
        Assert.Equal(
            others.Select(call => call.Fields.Where(field => field.Key != "notes")), distinct.Select(call => call.Fields.Where(field => field.Key != "notes")));
    }

    /// <summary>What a narrative is made of: no id, no time, no place, and counts as bands.</summary>
    private static string TellStory(GeneratedCall call) => string.Join('|',
        call["call_type"], call["channel"], call["menu_path"], call["failure_step"], call["failure_reason"], call["customer_segment"],
        call["language"], call["queue"], call["outcome"], Math.Min(Number(call["retries"]), 2), Band(Number(call["wait_seconds"])), call["notes"]);

    private static int Band(int seconds) => seconds < 60 ? 0 : seconds < 300 ? 1 : 2;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static async Task<byte[]> GenerateAsync(long rows, int seed)
    {
        var csv = new MemoryStream();
        await CallGenerator.WriteAsync(csv, rows, seed, TestContext.Current.CancellationToken);
        return csv.ToArray();
    }
}
