using System.Globalization;
using System.Text;
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
    public async Task A_file_whose_rows_are_no_calls_is_refused_with_the_column_that_shows_it(string csv, string column)
    {
        await using var harness = new IngestionHarness();

        var status = await harness.IngestAsync("calls.csv", csv);

        Assert.Equal(IngestionState.Failed, status.State);
        Assert.StartsWith("The file is no call log: ", status.Error, StringComparison.Ordinal);
        Assert.EndsWith($"see column {column}. Expected one row for each call.", status.Error, StringComparison.Ordinal);
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
