using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs.Models;

namespace IvrFunctions.EndToEndTests.Product;

/// <summary>Reports as they come to be and go again.</summary>
public sealed class ReportTests(RunningProduct product) : IClassFixture<RunningProduct>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_ingestion_is_followed_by_its_report_which_names_the_planted_causes()
    {
        var ingested = await product.IngestAsync("llamadas.csv", await ReadSampleAsync());

        var names = await product.WaitForReportAsync((string)ingested["id"]!);

        var markdown = await ReadAsync(names[0]);
        var html = await ReadAsync(names[1]);
        Assert.Equal([$"llamadas.csv/{ingested["id"]}.md", $"llamadas.csv/{ingested["id"]}.html"], names);
        Assert.Equal(("text/markdown; charset=utf-8", "text/html; charset=utf-8"), (markdown.Details.ContentType, html.Details.ContentType));
        Assert.All([markdown.Content.ToString(), html.Content.ToString()], report =>
        {
            Assert.Contains("Fallo biométrico (autenticación) → segmento: premium", report, StringComparison.Ordinal);
            Assert.Contains("Fallo de reconocimiento de voz (menú principal) → idioma: catalán", report, StringComparison.Ordinal);
        });
        using var served = await product.Http.GetAsync("/api/reports/llamadas.csv", Token);
        Assert.Equal(("text/html", html.Content.ToString()), (served.Content.Headers.ContentType!.MediaType, await served.Content.ReadAsStringAsync(Token)));
    }

    [Fact]
    public async Task A_message_that_comes_again_writes_the_same_report()
    {
        var ingested = await product.IngestAsync("twice.csv", CallLog.Calls(200, "w"));
        var names = await product.WaitForReportAsync((string)ingested["id"]!);
        var first = await ReadAsync(names[0]);

        await product.Queue("ivr-ingested").SendMessageAsync(
            $$"""{"version":1,"ingestion":"{{ingested["id"]}}","source":"twice.csv","calls_stored":200,"rows_rejected":0,"finished_at":"2025-06-01T08:00:00Z"}""",
            Token);

        var second = await RunningProduct.UntilAsync(async () =>
            await ReadAsync(names[0]) is var read && read.Details.ETag != first.Details.ETag ? read : null);
        Assert.Equal(first.Content.ToString(), second.Content.ToString());
    }

    [Fact]
    public async Task A_removed_source_leaves_no_report()
    {
        var ingested = await product.IngestAsync("folder/leaves.csv", CallLog.Calls(50, "v"));
        await product.WaitForReportAsync((string)ingested["id"]!);
        using var served = await product.Http.GetAsync("/api/reports/folder/leaves.csv", Token);

        using var deleted = await product.Http.DeleteAsync("/api/sources/folder/leaves.csv", Token);

        using var gone = await product.Http.GetAsync("/api/reports/folder/leaves.csv", Token);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (served.StatusCode, gone.StatusCode));
        await foreach (var blob in product.Container("ivr-reports").GetBlobsAsync(new GetBlobsOptions { Prefix = "folder/" }, Token))
        {
            Assert.Fail($"{blob.Name} is left.");
        }
    }

    private static async Task<string> ReadSampleAsync()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "samples", "llamadas.csv")))
        {
            folder = folder.Parent!;
        }

        return await File.ReadAllTextAsync(Path.Combine(folder.FullName, "samples", "llamadas.csv"), Token);
    }

    private async Task<BlobDownloadResult> ReadAsync(string name) =>
        (await product.Container("ivr-reports").GetBlobClient(name).DownloadContentAsync(Token)).Value;
}
