using System.Globalization;
using System.Text;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Tests.Ingestion.Mapping;

/// <summary>Files of odd structure, through planner, reader and archive.</summary>
public sealed class FileStructureTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Titles_blank_rows_and_totals_are_no_calls()
    {
        await using var harness = new IngestionHarness(chunkRows: 2);

        var status = await harness.IngestAsync(
            "calls.csv",
            "Informe mensual;;;\n;;;\nID;Fecha;Tipo;Resultado\na;01/03/2025 08:00;alta;Completada\n;;;\nb;01/03/2025 09:00;baja;Fallida\n\nc;13/03/2025 10:00;alta;Fallida\n;;;\n;;;\nTOTAL;;3;\n");

        Assert.Equal((4L, 3L, 1L), (status.RowsRead, status.CallsStored, status.RowsRejected));
        Assert.Equal("row,column,reason,line\r\n11,,\"A total row, not a call.\",TOTAL;;3;\r\n", await harness.ReadRejectsAsync("calls.csv"));
        Assert.Equal(3, status.Dialect!.Header);
        var call = await (await harness.Archive.OpenAsync(Token)).FindCallAsync("b", Token);
        Assert.Equal("2025-03-01 09:00", call!.StartedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task An_open_quote_rejects_its_row_and_no_other()
    {
        await using var harness = new IngestionHarness(chunkRows: 2);

        var status = await harness.IngestAsync(
            "calls.csv",
            "id,fecha,tipo,notas\na,2025-03-01 08:00:00,x,\"open\nb,2025-03-01 08:00:01,x,fine\nc,2025-03-01 08:00:02,x,\"two\nlines\"\nd,2025-03-01 08:00:03,x,\n");

        Assert.Equal((4L, 3L, 1L), (status.RowsRead, status.CallsStored, status.RowsRejected));
        Assert.Contains("2,,A quote is opened and not closed where the record ends.", await harness.ReadRejectsAsync("calls.csv"), StringComparison.Ordinal);
        Assert.Equal("two\nlines", (await (await harness.Archive.OpenAsync(Token)).FindCallAsync("c", Token))!.Notes);
    }

    [Fact]
    public async Task Columns_not_recognised_are_kept_without_personal_data()
    {
        await using var harness = new IngestionHarness();

        await harness.IngestAsync(
            "calls.csv", "id,fecha,tipo,estudio,estudio,\na,2025-03-01 08:00:00,x,alto,call 600 123 123,\nb,2025-03-01 08:00:01,x,NULL,bajo,\n");

        var snapshot = await harness.Archive.OpenAsync(Token);
        Assert.Equal(
            new Dictionary<string, string> { ["estudio"] = "alto", ["estudio_2"] = "call [phone]" }, (await snapshot.FindCallAsync("a", Token))!.Extras);
        Assert.Equal(new Dictionary<string, string> { ["estudio_2"] = "bajo" }, (await snapshot.FindCallAsync("b", Token))!.Extras);
    }

    [Theory]
    [InlineData("fecha,hora,tipo,calls_count\n2025-03-01,08:00:00,x,12\n2025-03-01,09:00:00,y,7\n", "calls_count")]
    [InlineData("Fecha,Llamadas recibidas,Llamadas atendidas,Nivel de servicio\n2025-03-01,120,110,91%\n2025-03-02,80,75,93%\n", "Llamadas recibidas")]
    [InlineData("fecha,turno,agente\n2025-03-01,mañana,Ana\n2025-03-01,tarde,Luis\n", "turno")]
    [InlineData("fecha,llamadas,tmo\n2025-03-01,801,5.06\n2025-03-02,874,5.99\n", "llamadas")]
    [InlineData("week_start,province,calls\n2025-03-03,Lugo,3\n2025-03-10,Soria,7\n", "calls")]
    [InlineData("fecha,login,status,atendidas,tma\n2025-03-01,a1,activo,46,207\n2025-03-02,a2,activo,31,180\n", "atendidas")]
    [InlineData("id,nombre,precio,fecha_alta\n1,mesa,20,2025-03-01\n2,silla,5,2025-03-02\n", "precio")]
    [InlineData("id,phone,salary,contract_date\n1,600100200,20,2025-03-01\n2,600100201,5,2025-03-02\n", "salary")]
    [InlineData("id_encuesta,fecha,agente,nps\n1,2025-03-01,Ana,9\n2,2025-03-02,Ana,3\n", "id_encuesta")]
    public async Task A_file_whose_rows_are_no_calls_is_refused_with_the_column_that_shows_it(string csv, string column)
    {
        await using var harness = new IngestionHarness();

        var status = await harness.IngestAsync("calls.csv", csv);

        Assert.Equal(IngestionState.Failed, status.State);
        Assert.StartsWith("The file is no call log: ", status.Error, StringComparison.Ordinal);
        Assert.EndsWith($"see column {column}. Expected one row for each call.", status.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_which_outcomes_are_not_understood_and_does_not_call_the_rest_failures_only()
    {
        await using var harness = new IngestionHarness();
        var rows = string.Concat(Enumerable.Range(10, 40).Select(i => $"c{i},2025-03-01 08:00:{i},{(i % 2 == 0 ? "Busy" : "Interested")}\n"));

        var status = await harness.IngestAsync("calls.csv", "id,fecha,disposition\n" + rows);

        Assert.Equal(
            ["50 % of the calls have an outcome in column disposition that is not understood, such as Interested: it is unknown unless another column tells it. Say what they mean by \"outcomes\" in a mapping."],
            status.Warnings);
    }

    [Theory]
    [InlineData("fecha,ani,estado\n2025-03-01,1,perdida\n2025-03-01,1,perdida\n", true)]
    [InlineData("fecha,id,estado\n2025-03-01,1,perdida\n2025-03-01,2,perdida\n", false)]
    [InlineData("fecha,hora,ani,estado\n2025-03-01,08:00:01,1,perdida\n2025-03-01,08:00:02,1,perdida\n", false)]
    public async Task Says_that_equal_rows_count_once_where_nothing_tells_calls_apart(string csv, bool expected)
    {
        await using var harness = new IngestionHarness();

        var status = await harness.IngestAsync("calls.csv", csv);

        Assert.Equal(expected, status.Warnings.Contains("The calls have no id and no exact time: rows that are equal in all columns count as one call."));
        Assert.Equal(expected ? 1 : 0, status.Duplicates);
    }

    [Fact]
    public async Task Says_that_nothing_in_a_file_tells_of_calls()
    {
        await using var harness = new IngestionHarness();

        var status = await harness.IngestAsync("things.csv", "id,fecha,tipo\na,2025-03-01 08:00:00,x\nb,2025-03-02 08:00:00,y\n");

        Assert.Contains("Nothing in the file says that its rows are calls: there is no caller, duration, wait, menu or outcome among its columns.", status.Warnings);
    }

    [Theory]
    [InlineData("\"\",\"600100{0}\",\"s\",\"ivr\",\"\"\"Ana\"\" <600100{0}>\",\"SIP/a\",\"SIP/b\",\"Dial\",\"x\",\"2025-03-01 08:00:{0}\",\"\",\"2025-03-01 08:01:00\",{0},5,\"ANSWERED\",\"DOC\",\"17.{0}\",\"\"\n")]
    [InlineData("\"\"\"Ana\"\" <600100{0}>\",\"600100{0}\",\"s\",\"ivr\",\"SIP/a\",\"SIP/b\",\"Dial\",\"x\",\"2025-03-01 08:00:{0}\",\"\",\"2025-03-01 08:01:00\",{0},5,\"ANSWERED\",\"DOC\",\"\",\"17.{0}\",\"\",{0}\n")]
    [InlineData("\"2025-03-01 08:00:{0}\",\"\"\"Ana\"\" <600100{0}>\",\"600100{0}\",\"s\",\"ivr\",\"SIP/a\",,\"Dial\",\"x\",\"{0}\",\"5\",\"ANSWERED\",\"3\",,\"17.{0}\",,,,\"600100{0}\",\"Ana\"\n")]
    public async Task Knows_the_call_records_of_Asterisk_without_a_header(string row)
    {
        await using var harness = new IngestionHarness();

        var status = await harness.IngestAsync(
            "Master.csv", string.Concat(Enumerable.Range(10, 20).Select(i => row.Replace("{0}", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))));

        var call = await (await harness.Archive.OpenAsync(Token)).FindCallAsync("17.12", Token);
        Assert.Equal((12, CallOutcome.Completed, "2025-03-01 08:00:12"), (call!.DurationSeconds, call.Outcome, call.StartedAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)));
        Assert.Equal("src", status.Mapping[CallField.CallerId]);
        Assert.DoesNotContain(call.Extras!.Values, value => value.Contains("Ana", StringComparison.Ordinal) || value.Contains("600", StringComparison.Ordinal));
        Assert.Contains("The file has no header: its columns are those of Asterisk's call records, by their number and values.", status.Warnings);
    }

    [Fact]
    public async Task Reads_quoted_names_with_a_number_behind_them_beside_quoted_lists()
    {
        await using var harness = new IngestionHarness();
        var rows = Enumerable.Range(10, 30).Select(i => i % 5 == 0
            ? $"2025-03-01 08:00:{i},\"Ana 1\" <114>,114,,0,NO ANSWER,u{i}\n"
            : $"2025-03-01 08:00:{i},\"Ana 1\" <114>,114,\"SIP/1,60,r\",{i},ANSWERED,u{i}\n");

        var status = await harness.IngestAsync("cdr.csv", "calldate,clid,src,lastdata,duration,disposition,uniqueid\n" + string.Concat(rows));

        Assert.Equal((30L, 0L), (status.CallsStored, status.RowsRejected));
        Assert.Equal(11, (await (await harness.Archive.OpenAsync(Token)).FindCallAsync("u11", Token))!.DurationSeconds);
    }

    [Fact]
    public async Task Further_columns_keep_scores_and_coordinates_and_lose_phones_of_any_length()
    {
        await using var harness = new IngestionHarness();

        await harness.IngestAsync(
            "calls.csv", "id,fecha,ani,receiver_number,score,lat\na,2025-03-01 08:00:00,1,22334455,1.200904045855895,37.3122991\nb,2025-03-01 08:00:01,2,105,2.5,-3.7038\n");

        var snapshot = await harness.Archive.OpenAsync(Token);
        Assert.Equal(
            new Dictionary<string, string> { ["receiver_number"] = "[phone]", ["score"] = "1.200904045855895", ["lat"] = "37.3122991" },
            (await snapshot.FindCallAsync("a", Token))!.Extras);
        Assert.Equal("105", (await snapshot.FindCallAsync("b", Token))!.Extras!["receiver_number"]);
    }

    [Fact]
    public async Task The_hour_alone_is_a_time_of_day_and_minutes_are_minutes()
    {
        await using var harness = new IngestionHarness();

        await harness.IngestAsync("calls.csv", "id,Data,Hora,Duração (min),Fila\na,2025-03-01,08,\"1,5\",x\nb,2025-03-01,17,3,y\n");

        var call = await (await harness.Archive.OpenAsync(Token)).FindCallAsync("a", Token);
        Assert.Equal(("2025-03-01 08:00", 90), (call!.StartedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), call.DurationSeconds));
    }

    [Fact]
    public async Task A_file_of_failures_only_is_said_to_be_one()
    {
        await using var harness = new IngestionHarness();
        var rows = string.Concat(Enumerable.Range(10, 40).Select(i => $"c{i},2025-03-01 08:00:{i},pin,timeout\n"));

        var status = await harness.IngestAsync("calls.csv", "id,fecha,paso_fallo,motivo_fallo\n" + rows);

        Assert.Equal(40, (await harness.Archive.OpenAsync(Token)).Population.Failed);
        Assert.Contains(status.Warnings, warning => warning.Contains("the file seems to hold failed calls only", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mapping_document_beside_the_uploads_names_the_columns_of_files_that_fit_its_pattern()
    {
        await using var harness = new IngestionHarness();
        using var document = new MemoryStream(Encoding.UTF8.GetBytes("""{"pbx-*.csv":{"call_type":3,"timestamp":"cuando"}}"""));
        await harness.Blobs.WriteAsync(BlobArea.Uploads, "_mapping.json", document, BlobWrite.Always, Token);
        await harness.Get<UploadPlanner>().PlanAsync("_mapping.json", Token);

        var status = await harness.IngestAsync("pbx-march.csv", "id,cuando,zz\na,2025-03-01 08:00:00,alta\nb,2025-03-01 09:00:00,baja\n");

        Assert.Equal(("zz", "given by the user"), (status.Mapping[CallField.CallType], status.MappingDetails[CallField.CallType].Reason));
    }
}
