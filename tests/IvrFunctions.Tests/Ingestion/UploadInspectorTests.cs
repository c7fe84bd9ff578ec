using System.Text;
using IvrFunctions.Core;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ingestion.Mapping;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Tests.Ingestion;

public sealed class UploadInspectorTests
{
    private const string Csv =
        "ID Llamada;Fecha;Tipo;Resultado;Turno de tarde;Notas\n"
        + "a;14/03/2025 10:00;facturación;Completada;sí;llamar al 600123456\n"
        + "b;14/03/2025 10:05;averías;Fallida;no;\n"
        + "c;mañana;averías;Fallida;no;\n"
        + "a;14/03/2025 10:00;facturación;Completada;sí;\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tells_how_a_file_would_be_read_and_stores_nothing()
    {
        await using var harness = new IngestionHarness();

        var found = await InspectAsync(harness, Csv);

        Assert.Equal(
            (true, null, true, new DialectStatus("utf-8", "semicolon", 1, "lf")), (found.Accepted, found.Refusal, found.IsWhole, found.Dialect));
        Assert.Equal(["ID Llamada", "Fecha", "Tipo", "Resultado", "Turno de tarde", "Notas"], found.Columns);
        Assert.Equal(new MappingDecision("Fecha", 1, "by its name; its values agree"), found.Mapping[CallField.Timestamp] with { Confidence = 1 });
        Assert.Equal(["Turno de tarde"], found.UnmappedColumns);
        Assert.Equal((4L, 2L, 1L, 1L), (found.Rows, found.Calls, found.RowsRejected, found.Duplicates));
        Assert.Equal((4L, "Fecha"), (Assert.Single(found.Rejects).Row, found.Rejects[0].Column));
        Assert.Equal(2, found.Samples.Count);
        Assert.DoesNotContain("600123456", found.Samples[0].Narrative, StringComparison.Ordinal);
        Assert.Empty((await harness.Get<IngestionReader>().ListAsync(Token)).Ingestions);
        await foreach (var blob in harness.Blobs.ListAsync(BlobArea.State, "", Token))
        {
            Assert.Fail($"{blob.Name} was stored.");
        }
    }

    [Fact]
    public async Task Says_what_the_ingestion_of_the_same_file_says()
    {
        await using var harness = new IngestionHarness();

        var found = await InspectAsync(harness, Csv);
        var status = await harness.IngestAsync("calls.csv", Csv);

        Assert.Equal((status.RowsRead, status.CallsStored, status.RowsRejected, status.Duplicates), (found.Rows, found.Calls, found.RowsRejected, found.Duplicates));
        Assert.Equal(status.Warnings, found.Warnings);
        Assert.Equal(status.MappingDetails, found.Mapping);
        Assert.Equal(status.Dialect, found.Dialect);
    }

    [Theory]
    [InlineData("", "The file is empty.", false)]
    [InlineData("call_id,timestamp\n", "The file has a header and no rows.", false)]
    [InlineData("\u0089PNG\r\n\0\0\0IHDR", "The file is not text: it holds zero bytes.", false)]
    [InlineData("a,b\n1,2\n", "No column holds the time of the call", true)]
    [InlineData("Fecha,Total llamadas,Llamadas atendidas\n2025-03-01,120,100\n2025-03-02,130,99\n2025-03-03,90,80\n", "The file is no call log: the rows are totals", true)]
    public async Task A_body_that_is_no_call_log_is_an_answer_with_the_reason(string body, string reason, bool isCsv)
    {
        await using var harness = new IngestionHarness();

        var found = await InspectAsync(harness, body);

        Assert.False(found.Accepted);
        Assert.StartsWith(reason, found.Refusal, StringComparison.Ordinal);
        Assert.Equal((isCsv, 0L), (found.Dialect is not null, found.Rows));
    }

    [Fact]
    public async Task A_file_longer_than_what_is_looked_at_loses_no_row_to_the_cut()
    {
        await using var harness = new IngestionHarness();
        var row = $"2025-03-01 08:00:00,billing,completed,{new string('x', 100_000)}\n";

        var found = await InspectAsync(harness, "timestamp,call_type,outcome,notes\n" + string.Concat(Enumerable.Repeat(row, 100)));

        Assert.Equal((true, false, 0L, 83L), (found.Accepted, found.IsWhole, found.RowsRejected, found.Rows));
    }

    [Fact]
    public async Task A_mapping_of_the_request_goes_before_the_document_beside_the_uploads()
    {
        await using var harness = new IngestionHarness();
        await harness.UploadAsync("_mapping.json", """{"*.csv":{"region":"Turno de tarde"}}""");

        var byDocument = await InspectAsync(harness, Csv);
        var byRequest = await InspectAsync(harness, Csv, """{"queue":"Turno de tarde"}""");

        Assert.Equal("given by the user", byDocument.Mapping[CallField.Region].Reason);
        Assert.Equal(("Turno de tarde", false), (byRequest.Mapping[CallField.Queue].Column, byRequest.Mapping.ContainsKey(CallField.Region)));
    }

    [Theory]
    [InlineData("{", "The mapping is no JSON")]
    [InlineData("""{"colour":"Tipo"}""", "The mapping names a field that does not exist")]
    [InlineData("""{"time_zone":"Mars/Base"}""", "The time_zone of the mapping is not known")]
    [InlineData("""{"outcomes":{"broken":["x"]}}""", "The outcomes of the mapping are not understood: it names an outcome that does not exist")]
    [InlineData("""{"outcomes":{"failed":"x"}}""", "The outcomes of the mapping are not understood: failed has no list of values")]
    [InlineData("""{"outcomes":{"failed":["KO"],"completed":["k.o."]}}""", "The outcomes of the mapping are not understood: one value is given two meanings")]
    [InlineData("""{"outcomes":{"failed":[{"column":"x"}]}}""", "The outcomes of the mapping are not understood: a value of failed is neither")]
    [InlineData("""{"group_rows":"yes"}""", "group_rows of the mapping must be true or false.")]
    public async Task A_mapping_that_is_not_understood_is_a_bad_request(string mapping, string reason)
    {
        await using var harness = new IngestionHarness();

        var refused = await Assert.ThrowsAsync<InvalidRequestException>(() => InspectAsync(harness, Csv, mapping));
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(Csv));
        await Assert.ThrowsAsync<InvalidRequestException>(() => harness.Get<UploadReceiver>().ReceiveAsync("calls.csv", mapping, body, Token));

        Assert.Equal("mapping", refused.Field);
        Assert.StartsWith(reason, refused.Message, StringComparison.Ordinal);
        Assert.Null(await harness.Blobs.FindAsync(BlobArea.Uploads, "calls.csv", Token));
    }

    [Fact]
    public async Task A_mapping_given_with_an_upload_is_kept_with_it_whatever_its_letters()
    {
        await using var harness = new IngestionHarness();
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(Csv.Replace("Tipo", "Categoría ñ", StringComparison.Ordinal)));

        var status = await harness.Get<UploadReceiver>().ReceiveAsync("calls.csv", """{ "queue" : "Categoría ñ" }""", body, Token);

        Assert.Equal("Categoría ñ", status.Mapping[CallField.Queue]);
        var upload = await harness.Blobs.FindAsync(BlobArea.Uploads, "calls.csv", Token);
        Assert.Equal("""{"queue":"Categor\u00EDa \u00F1"}""", upload!.Metadata["mapping"]);
    }

    private static async Task<Inspection> InspectAsync(IngestionHarness harness, string csv, string? mapping = null)
    {
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        return await harness.Get<UploadInspector>().InspectAsync("calls.csv", mapping, body, Token);
    }
}
