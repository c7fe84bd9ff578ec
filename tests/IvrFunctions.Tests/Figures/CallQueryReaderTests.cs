using IvrFunctions.Core;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Figures;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Ports;
using IvrFunctions.Tests.Doubles;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Tests.Figures;

public sealed class CallQueryReaderTests
{
    /// <summary>From Saturday 1 March, 08:00, to Monday 31 March, 18:30.</summary>
    private static readonly CallRecord[] March =
    [
        new()
        {
            StartedAt = new DateTimeOffset(2025, 3, 1, 8, 0, 0, TimeSpan.Zero),
            CallType = "billing",
            CustomerSegment = "premium",
            Language = "ca",
            Outcome = CallOutcome.Completed,
        },
        new()
        {
            StartedAt = new DateTimeOffset(2025, 3, 31, 18, 30, 0, TimeSpan.Zero),
            CallType = "technical_support",
            FailureStep = "pin",
            Outcome = CallOutcome.Failed,
        },
    ];

    [Fact]
    public async Task Takes_attributes_in_the_archives_spelling()
    {
        var query = await ReadAsync(
            ("call_type", " Billing"), ("customer_segment", "PREMIUM"), ("call_language", "ca"), ("outcome", "transferred"),
            ("hour_band", "night"), ("weekday", "monday"), ("failure_step", "pin"), ("language", "es"));

        Assert.Equal(
            new Dictionary<string, string>
            {
                [CallAttributes.CallType] = "billing",
                [CallAttributes.CustomerSegment] = "premium",
                [CallAttributes.Language] = "ca",
                [CallAttributes.Outcome] = "transferred",
                [CallAttributes.HourBand] = "night",
                [CallAttributes.Weekday] = "monday",
                [CallAttributes.FailureStep] = "pin",
            },
            query.Filter.Values);
        Assert.Equal((null, null, null, TextLanguage.Es), (query.Filter.From, query.Filter.To, query.Previous, query.Language));
    }

    [Theory]
    [InlineData("from=2025-03-10&to=2025-03-12", "2025-03-10T00:00", "2025-03-12T00:00", "2025-03-08T00:00")]
    [InlineData("from=2025-03-10T06:30&to=2025-03-10T07:00:01", "2025-03-10T06:30", "2025-03-10T07:00:01", "2025-03-10T05:59:59")]
    [InlineData("period=7d", "2025-03-25T00:00", "2025-04-01T00:00", "2025-03-18T00:00")]
    [InlineData("period=7d&to=2025-03-10", "2025-03-03T00:00", "2025-03-10T00:00", "2025-02-24T00:00")]
    [InlineData("period=7d&from=2025-03-10", "2025-03-10T00:00", "2025-03-17T00:00", "2025-03-03T00:00")]
    [InlineData("from=2025-03-31", "2025-03-31T00:00", "2025-04-01T00:00", "2025-03-30T00:00")]
    [InlineData("from=2025-05-01", "2025-05-01T00:00", null, null)]
    [InlineData("to=2025-03-10", null, "2025-03-10T00:00", null)]
    [InlineData("from=0001-01-02&to=0001-01-04", "0001-01-02T00:00", "0001-01-04T00:00", null)]
    public async Task Resolves_the_period_and_the_one_before(string query, string? from, string? to, string? previousFrom)
    {
        var read = await ReadAsync([.. query.Split('&').Select(pair => (pair.Split('=')[0], (string?)pair.Split('=')[1]))]);

        Assert.Equal((Time(from), Time(to)), (read.Filter.From, read.Filter.To));
        Assert.Equal((Time(previousFrom), previousFrom is null ? null : Time(from)), (read.Previous?.From, read.Previous?.To));
    }

    [Theory]
    [InlineData("color", "red", "color", "Not a parameter here. Known are call_type, failure_step, failure_reason, customer_segment, channel, region, call_language, queue, menu_path, outcome, hour_band, weekday, from, to, period, language.")]
    [InlineData("<script>", "red", "query", null)]
    [InlineData("call_type", "", "call_type", "call_type must not be empty.")]
    [InlineData("call_type", "sales", "call_type", "Not a call_type of the archive. Known are billing, technical_support.")]
    [InlineData("region", "norte", "region", "No call of the archive has a region.")]
    [InlineData("weekday", "lunch", "weekday", "Not a weekday of the archive. Known are sunday, monday, tuesday, wednesday, thursday, friday, saturday.")]
    [InlineData("from", "yesterday", "from", "from must be a date or time such as 2025-03-14 or 2025-03-14T09:30, on the clock of the calls and without an offset.")]
    [InlineData("to", "2025-02-30", "to", null)]
    [InlineData("from", "2025-03-10T09:00:00Z", "from", null)]
    [InlineData("period", "0d", "period", "period must be a number of days from 1d to 3660d, such as 7d.")]
    [InlineData("period", "-1d", "period", null)]
    [InlineData("period", "week", "period", null)]
    [InlineData("language", "fr", "language", "language must be es or en.")]
    public async Task Refuses_what_it_does_not_know_and_names_what_it_does(string name, string value, string field, string? message)
    {
        var refused = await Assert.ThrowsAsync<InvalidRequestException>(() => ReadAsync((name, value)));

        Assert.Equal((field, message ?? refused.Message), (refused.Field, refused.Message));
    }

    [Theory]
    [InlineData("from", "2025-03-10", "to", "2025-03-10", "to")]
    [InlineData("from", "2025-03-10", "to", "2025-03-09", "to")]
    [InlineData("from", "2025-03-10", "from", "2025-03-10", "from")]
    [InlineData("from", "9999-12-31", "period", "7d", "from")]
    [InlineData("to", "0001-01-02", "period", "7d", "to")]
    public async Task Refuses_what_contradicts_itself(string first, string value, string second, string secondValue, string field) =>
        Assert.Equal(field, (await Assert.ThrowsAsync<InvalidRequestException>(() => ReadAsync((first, value), (second, secondValue)))).Field);

    [Fact]
    public async Task Refuses_a_period_that_is_given_three_times_over() => Assert.Equal(
        "period",
        (await Assert.ThrowsAsync<InvalidRequestException>(
            () => ReadAsync(("from", "2025-03-10"), ("to", "2025-03-12"), ("period", "2d")))).Field);

    [Fact]
    public async Task A_length_cannot_be_counted_back_where_no_call_has_a_date()
    {
        var undated = new InMemoryCalls([.. March.Select(call => call with { HasDate = false })]);

        Assert.Equal("period", (await Assert.ThrowsAsync<InvalidRequestException>(() => ReadAsync(undated, [], ("period", "7d")))).Field);
        Assert.Equal(
            ["Calls without a date, which are in no period: 2."], (await ReadAsync(undated, [], ("from", "2025-03-01"))).Warnings);
    }

    [Fact]
    public async Task A_rare_value_among_many_is_found_by_its_spelling()
    {
        var calls = new InMemoryCalls(
        [
            .. Enumerable.Range(0, 1_200).Select(i => March[0] with { MenuPath = $"main>{i % 600:000}" }),
            March[0] with { MenuPath = "main>rare" },
        ]);

        var query = await ReadAsync(calls, [], ("menu_path", "main>rare"));
        var refused = await Assert.ThrowsAsync<InvalidRequestException>(() => ReadAsync(calls, [], ("menu_path", "main>rarer")));

        Assert.Equal("main>rare", query.Filter.Values[CallAttributes.MenuPath]);
        Assert.StartsWith("Not a menu_path of the archive. Known are main>000, main>001,", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("main>019 ….", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_an_empty_archive_no_value_is_wrong() =>
        Assert.Equal("sales", (await ReadAsync(new InMemoryCalls([]), [], ("call_type", "sales"))).Filter.Values[CallAttributes.CallType]);

    [Fact]
    public async Task Leaves_the_endpoints_own_parameters_to_it()
    {
        var query = await ReadAsync(new InMemoryCalls(March), ["dimensions"], ("dimensions", "region"), ("call_type", "billing"));

        Assert.Equal(new Dictionary<string, string> { ["dimensions"] = "region" }, query.Others);
    }

    private static DateTime? Time(string? text) =>
        text is null ? null : DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Task<CallQuery> ReadAsync(params (string Name, string? Value)[] parameters) =>
        ReadAsync(new InMemoryCalls(March), [], parameters);

    private static Task<CallQuery> ReadAsync(ICallArchive archive, string[] others, params (string Name, string? Value)[] parameters) =>
        new CallQueryReader(archive, Options.Create(new IvrOptions { Language = "en" })).ReadAsync(
            parameters.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)), others, TestContext.Current.CancellationToken);
}
