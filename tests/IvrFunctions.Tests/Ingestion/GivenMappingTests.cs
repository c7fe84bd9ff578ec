using System.Globalization;
using System.Text;
using IvrFunctions.Core;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ingestion;

namespace IvrFunctions.Tests.Ingestion;

public sealed class GivenMappingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Tarjeta rechazada", "", CallOutcome.Failed)]
    [InlineData("TARJETA-RECHAZADA", "", CallOutcome.Failed)]
    [InlineData("Completada", "", CallOutcome.Contained)]
    [InlineData("Completada", "FRONT_ERROR", CallOutcome.Failed)]
    [InlineData("Abandonada", "", CallOutcome.Abandoned)]
    [InlineData("whatever", "", CallOutcome.Unknown)]
    public async Task Outcomes_are_what_the_mapping_says_before_the_known_words(string result, string label, CallOutcome expected)
    {
        await using var harness = new IngestionHarness();
        await harness.UploadAsync(
            "_mapping.json",
            """{"*":{"outcomes":{"failed":[{"column":"etiqueta","value":"front error"},"tarjeta rechazada"],"contained":["completada"]}}}""");

        await harness.IngestAsync("calls.csv", $"call_id,timestamp,resultado,etiqueta\na,2025-03-01 08:00:00,{result},{label}\nb,2025-03-01 08:00:01,Completada,x\n");

        var snapshot = await harness.Archive.OpenAsync(Token);
        Assert.Equal(expected, (await snapshot.FindCallAsync("a", Token))!.Outcome);
    }

    [Fact]
    public async Task A_column_can_tell_outcomes_where_no_other_does_and_rows_that_are_no_calls()
    {
        await using var harness = new IngestionHarness();
        await harness.UploadAsync(
            "_mapping.json",
            """{"*":{"outcomes":{"failed":[{"column":3,"value":"9"}],"completed":[{"column":3,"value":"0"}],"no_call":[{"column":3,"value":"77"}]}}}""");

        var status = await harness.IngestAsync("calls.csv", "call_id,timestamp,exit,servicio\na,2025-03-01 08:00:00,9,x\nb,2025-03-01 08:00:01,0,y\nc,2025-03-01 08:00:02,77,z\n");

        Assert.Equal((2L, 1L), (status.CallsStored, status.RowsRejected));
        Assert.Contains("4,exit,The outcome says that this is no call.", await harness.ReadRejectsAsync("calls.csv"), StringComparison.Ordinal);
        var population = (await harness.Archive.OpenAsync(Token)).Population;
        Assert.Equal((2L, 1L, 0L), (population.Calls, population.Failed, population.OutcomeUnknown));
    }

    [Theory]
    [InlineData("""{"outcomes":{"failed":["KO"]}}""", "The outcomes of the mapping name words, and no column holds the outcome")]
    [InlineData("""{"outcomes":{"failed":[{"column":"nope","value":"KO"}]}}""", "The mapping names a column that the file does not have.")]
    [InlineData("""{"group_rows":true,"call_id":null}""", "The mapping asks to group rows, and no column holds the id of the call")]
    public async Task A_mapping_that_the_file_does_not_fit_fails_with_the_reason(string mapping, string reason)
    {
        await using var harness = new IngestionHarness();
        await harness.UploadAsync("_mapping.json", $$$"""{"*":{{{mapping}}}}""");

        var status = await harness.IngestAsync("calls.csv", "call_id,timestamp,servicio\na,2025-03-01 08:00:00,x\nb,2025-03-01 08:00:01,y\n");

        Assert.Equal(IngestionState.Failed, status.State);
        Assert.StartsWith(reason, status.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Europe/Madrid", "2025-01-15 08:00:00", "2025-01-15T08:00:00.0000000+01:00")]
    [InlineData("Europe/Madrid", "2025-07-15 08:00:00", "2025-07-15T08:00:00.0000000+02:00")]
    [InlineData("Europe/Madrid", "2025-10-26 02:30:00", "2025-10-26T02:30:00.0000000+02:00")]
    [InlineData("Europe/Madrid", "2025-03-30 02:30:00", "2025-03-30T02:30:00.0000000+01:00")]
    [InlineData("Europe/Madrid", "2022-12-19 15:46:49 UTC", "2022-12-19T15:46:49.0000000+00:00")]
    [InlineData("Europe/Madrid", "2019-08-04 00:00:00+03:00", "2019-08-04T00:00:00.0000000+03:00")]
    [InlineData("-05:00", "2025-07-15 08:00:00", "2025-07-15T08:00:00.0000000-05:00")]
    [InlineData("UTC", "2025-07-15 08:00:00", "2025-07-15T08:00:00.0000000+00:00")]
    public async Task Times_without_an_offset_are_of_the_zone_that_the_mapping_names(string zone, string written, string expected)
    {
        await using var harness = new IngestionHarness();
        await harness.UploadAsync("_mapping.json", $$$"""{"*":{"time_zone":"{{{zone}}}"}}""");

        await harness.IngestAsync("calls.csv", $"call_id,timestamp,call_type,outcome\na,{written},billing,failed\n");

        var call = await (await harness.Archive.OpenAsync(Token)).FindCallAsync("a", Token);
        Assert.Equal(expected, call!.StartedAt.ToString("O", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Without_one_the_zone_is_that_of_the_settings()
    {
        await using var harness = new IngestionHarness(timeZone: "America/Bogota");

        await harness.IngestAsync("calls.csv", "call_id,timestamp,call_type,outcome\na,2025-07-15 08:00:00,billing,failed\n");

        var call = await (await harness.Archive.OpenAsync(Token)).FindCallAsync("a", Token);
        Assert.Equal((8, TimeSpan.FromHours(-5)), (call!.StartedAt.Hour, call.StartedAt.Offset));
    }

    [Theory]
    [InlineData("Mars/Base")]
    [InlineData("+25:00")]
    [InlineData("")]
    public void A_zone_of_the_settings_that_is_not_known_is_refused(string zone)
    {
        var checkedOptions = new IvrOptionsValidator().Validate(null, new IvrOptions { PseudonymKey = "0123456789abcdef", TimeZone = zone });

        Assert.Contains(checkedOptions.Failures!, failure => failure.Contains("TimeZone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_content_in_another_zone_is_read_anew()
    {
        await using var harness = new IngestionHarness();
        const string Csv = "call_id,timestamp,call_type,outcome\na,2025-01-15 08:00:00,billing,failed\n";
        await harness.IngestAsync("calls.csv", Csv);
        await harness.UploadAsync("_mapping.json", """{"*":{"time_zone":"Europe/Madrid"}}""");

        var again = await harness.IngestAsync("calls.csv", Encoding.UTF8.GetBytes(Csv));

        Assert.DoesNotContain(again.Warnings, warning => warning.Contains("nothing had to be done", StringComparison.Ordinal));
        var call = await (await harness.Archive.OpenAsync(Token)).FindCallAsync("a", Token);
        Assert.Equal(TimeSpan.FromHours(1), call!.StartedAt.Offset);
    }
}
