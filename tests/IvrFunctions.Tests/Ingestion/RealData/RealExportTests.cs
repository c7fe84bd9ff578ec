using System.Globalization;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Tests.Ingestion.RealData;

/// <summary>Real exports through planner, reader and archive, with the counts that are known of them.</summary>
public sealed class RealExportTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_IVR_export_with_paths_gives_outcomes_and_failure_steps()
    {
        await using var harness = new IngestionHarness(chunkRows: 5_000);

        var status = await IngestAsync(harness, "keepcoding-ivr/ivr_calls_clean_utf8_comma.csv");

        Assert.Equal((21_674L, 21_674L, 0L), (status.RowsRead, status.CallsStored, status.RowsRejected));
        Assert.Equal("contained 2853, failed 173, transferred 18648", await CountAsync(harness, "outcome"));
        Assert.Equal(
            "AVERIA_MASIVA 3, DESAMB 6, DEUDA 3, IDENTIFICACION 27, OPEN_QUESTION 9, WELCOME 125",
            await CountFailedAsync(harness, "failure_step"));
        Assert.Equal("B2B 1503, B2C 20171", await CountAsync(harness, "customer_segment"));
        Assert.Equal("CAT 2089, ENG 67, ESP 16523, STANDARD 2995", await CountAsync(harness, "language"));
        Assert.Equal(
            "CallId: ivr_id, Timestamp: start_date, CallerId: phone_number, MenuPath: module_aggregation, CustomerSegment: customer_segment, "
            + "Language: ivr_language, Queue: vdn_label, DurationSeconds: total_duration, Outcome: ivr_result",
            Fields(status));
        var population = (await harness.Archive.OpenAsync(Token)).Population;
        Assert.Equal(
            (new DateTimeOffset(2022, 12, 11, 0, 6, 8, TimeSpan.Zero), new DateTimeOffset(2022, 12, 20, 23, 51, 57, TimeSpan.Zero)),
            (population.From!.Value, population.To!.Value));
    }

    [Fact]
    public async Task A_month_of_a_bank_by_tabs_has_ids_of_two_columns_and_rows_that_are_no_calls()
    {
        await using var harness = new IngestionHarness(chunkRows: 5_000);

        var status = await IngestAsync(harness, "technion-bank/data_anonymous_bank_february.txt");

        Assert.Equal((33_344L, 33_066L, 278L, 0L), (status.RowsRead, status.CallsStored, status.RowsRejected, status.Duplicates));
        Assert.Equal("abandoned 5904, transferred 27162", await CountAsync(harness, "outcome"));
        Assert.Equal(
            "CallId: call_id, Timestamp: date, CallerId: customer_id, CallType: type, CustomerSegment: priority, Queue: server, "
            + "DurationSeconds: ser_time, WaitSeconds: q_time, Outcome: outcome, TimeOfDay: vru_entry, Line: vru+line",
            Fields(status));
        Assert.Equal(("utf-8", "tab", 1, "crlf"), (status.Dialect!.Encoding, status.Dialect.Delimiter, status.Dialect.Header, status.Dialect.LineEnds));
        var call = await (await harness.Archive.OpenAsync(Token)).FindCallAsync("AA0101-34536", Token);
        Assert.Equal(new DateTimeOffset(1999, 2, 1, 7, 2, 47, TimeSpan.Zero), call!.StartedAt);
    }

    [Fact]
    public async Task A_day_of_a_bank_without_its_date_is_taken_with_a_warning()
    {
        await using var harness = new IngestionHarness(chunkRows: 5_000);

        var status = await IngestAsync(harness, "technion-bank/calls_one_day.csv");

        Assert.Equal((2_375L, 2_375L), (status.RowsRead, status.CallsStored + status.RowsRejected));
        Assert.Contains(status.Warnings, warning => warning.StartsWith("No column holds the date of the calls", StringComparison.Ordinal));
        Assert.Equal($" {status.CallsStored}", await CountAsync(harness, "weekday"));
        Assert.StartsWith("afternoon ", await CountAsync(harness, "hour_band"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bom_crlf_comma__Call-Center-Dataset.csv")]
    [InlineData("dot_times__01_Call-Center-Dataset.csv")]
    [InlineData("semicolon_dayfraction__Call-Center-Dataset.csv")]
    [InlineData("ddmmyyyy_renamed__call_center.csv")]
    [InlineData("epoch1900_times__call.csv")]
    public async Task Five_spellings_of_one_call_centre_give_the_same_calls(string file)
    {
        await using var harness = new IngestionHarness(chunkRows: 5_000);

        var status = await IngestAsync(harness, "pwc-callcentre/" + file);

        Assert.Equal((5_000L, 5_000L, 0L), (status.RowsRead, status.CallsStored, status.RowsRejected));
        var outcomes = await CountAsync(harness, "outcome");
        Assert.Equal("abandoned 946, completed 3646, failed 408", outcomes);
        var snapshot = await harness.Archive.OpenAsync(Token);
        var call = await snapshot.FindCallAsync("ID0001", Token);
        Assert.Equal(
            (new DateTimeOffset(2021, 1, 1, 9, 12, 58, TimeSpan.Zero), 109, 143, "Contract related", "Diane"),
            (call!.StartedAt, call.WaitSeconds, call.DurationSeconds, call.CallType, call.Queue));
        Assert.Equal(new DateOnly(2021, 3, 31), DateOnly.FromDateTime(snapshot.Population.To!.Value.Date));
    }

    [Fact]
    public async Task A_small_call_log_with_times_only_is_taken()
    {
        await using var harness = new IngestionHarness();

        var status = await IngestAsync(harness, "extras/cloud_ivr_call_logs.csv");

        Assert.Equal((IngestionState.Completed, 0L), (status.State, status.RowsRejected));
        Assert.Equal(
            "CallId: call_id, Queue: queue, DurationSeconds: duration, WaitSeconds: wait_time, "
            + "TimeOfDay: time, Answered: answered, Abandoned: abandoned",
            Fields(status));
    }

    [Fact]
    public async Task Spanish_calls_with_times_only_are_taken()
    {
        await using var harness = new IngestionHarness();

        var status = await IngestAsync(harness, "extras/llamadas_es_timeonly.csv");

        Assert.Equal((IngestionState.Completed, 0L), (status.State, status.RowsRejected));
        Assert.Equal(
            "CallId: id, Queue: agente, DurationSeconds: duracion, "
            + "Outcome: estado, TimeOfDay: hora_inicio",
            Fields(status));
    }

    [Fact]
    public async Task Daily_totals_are_refused_with_the_column_that_shows_it()
    {
        await using var harness = new IngestionHarness();

        var status = await IngestAsync(harness, "extras/daily_aggregate_semicolon_no_date.csv");

        Assert.Equal(
            (IngestionState.Failed, "The file is no call log: the rows are totals, of days or hours, see column Incoming Calls. Expected one row for each call."),
            (status.State, status.Error));
        Assert.Equal(0, (await harness.Archive.OpenAsync(Token)).Population.Calls);
    }

    private static async Task<IngestionStatus> IngestAsync(IngestionHarness harness, string file)
    {
        var content = await RealFiles.ReadAsync(file);
        var id = await harness.UploadAsync("calls.csv", content);
        await harness.Get<UploadPlanner>().PlanAsync("calls.csv", Token);
        await harness.WorkAsync();
        return await harness.StatusAsync(id);
    }

    private static string Fields(IngestionStatus status) => string.Join(", ", status.Mapping.OrderBy(field => field.Key).Select(field => $"{field.Key}: {field.Value}"));

    private static async Task<string> CountAsync(IngestionHarness harness, string attribute) =>
        Write((await GroupAsync(harness, attribute)).Select(group => (group.Values[attribute], group.Calls)));

    private static async Task<string> CountFailedAsync(IngestionHarness harness, string attribute) =>
        Write((await GroupAsync(harness, attribute)).Where(group => group.Failed > 0).Select(group => (group.Values[attribute], group.Failed)));

    private static string Write(IEnumerable<(string Value, long Count)> counts) => string.Join(
        ", ", counts.OrderBy(count => count.Value, StringComparer.Ordinal).Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value} {count.Count}")));

    private static async Task<IReadOnlyList<CallGroup>> GroupAsync(IngestionHarness harness, string attribute) =>
        await (await harness.Archive.OpenAsync(Token)).CountAsync(CallFilter.All, CallFilter.All, [[attribute]], Token);
}
