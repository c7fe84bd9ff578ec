using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs.Models;

namespace IvrFunctions.EndToEndTests.Product;

public sealed class SourceTests(RunningProduct product) : IClassFixture<RunningProduct>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deleted_source_is_gone_with_its_upload_rejects_and_ingestions()
    {
        var ingested = await product.IngestAsync("folder/gone.csv", CallLog.Calls(30, "g", "a story that leaves") + "g900,not a time,,billing,phone,,,,,completed,\n");

        using var deleted = await product.Http.DeleteAsync("/api/sources/folder/gone.csv", Token);
        using var again = await product.Http.DeleteAsync("/api/sources/folder/gone.csv", Token);
        using var status = await product.Http.GetAsync($"/api/ingestions/{(string?)ingested["id"]}", Token);

        Assert.Equal(1, (int)ingested["rows_rejected"]!);
        Assert.Equal(
            (HttpStatusCode.NoContent, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (deleted.StatusCode, again.StatusCode, status.StatusCode));
        Assert.Equal("application/problem+json", again.Content.Headers.ContentType!.MediaType);
        Assert.Equal([], await ListAsync("ivr-calls", "folder/"));
        Assert.Equal([], await ListAsync("ivr-rejects", "folder/"));
    }

    [Fact]
    public async Task A_deleted_source_no_longer_counts()
    {
        await product.IngestAsync("stays.csv", CallLog.Calls(40, "s"));
        var before = await CountCallsAsync();
        await product.IngestAsync("leaves.csv", CallLog.Calls(50, "l"));
        var both = await CountCallsAsync();

        using var deleted = await product.Http.DeleteAsync("/api/sources/leaves.csv", Token);

        Assert.Equal((HttpStatusCode.NoContent, before + 50, before), (deleted.StatusCode, both, await CountCallsAsync()));
    }

    [Fact]
    public async Task A_call_in_two_sources_counts_once()
    {
        await product.IngestAsync("first.csv", CallLog.Calls(60, "t"));
        var one = await CountCallsAsync();

        var second = await product.IngestAsync("second.csv", CallLog.Calls(70, "t"));

        Assert.Equal((70, one + 10), ((int)second["calls_stored"]!, await CountCallsAsync()));
    }

    [Fact]
    public async Task A_link_takes_an_upload_without_the_key()
    {
        using var answer = await product.Http.PostAsync("/api/uploads?name=linked%2Fby.csv", null, Token);
        var link = (await answer.Content.ReadFromJsonAsync<JsonNode>(Token))!;
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var upload = new HttpRequestMessage(new HttpMethod((string)link["method"]!), (string)link["url"]!);
        upload.Content = new StringContent(CallLog.Calls(20, "u"), Encoding.UTF8, "text/csv");
        foreach (var (name, value) in link["headers"]!.AsObject())
        {
            upload.Headers.Add(name, (string)value!);
        }

        using var uploaded = await client.SendAsync(upload, Token);

        Assert.Equal((HttpStatusCode.OK, "linked/by.csv", HttpStatusCode.Created), (answer.StatusCode, (string?)link["name"], uploaded.StatusCode));
        var status = await product.WaitForSourceAsync("linked/by.csv");
        Assert.Equal(("completed", 20), ((string?)status["state"], (int)status["calls_stored"]!));
    }

    [Fact]
    public async Task A_link_is_good_for_no_other_blob()
    {
        using var answer = await product.Http.PostAsync("/api/uploads?name=mine.csv", null, Token);
        var link = (string)(await answer.Content.ReadFromJsonAsync<JsonNode>(Token))!["url"]!;
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var upload = new HttpRequestMessage(HttpMethod.Put, link.Replace("mine.csv", "yours.csv", StringComparison.Ordinal));
        upload.Content = new StringContent("a");
        upload.Headers.Add("x-ms-blob-type", "BlockBlob");

        using var refused = await client.SendAsync(upload, Token);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Only_a_failed_ingestion_whose_upload_is_there_is_tried_again()
    {
        var failed = await product.IngestAsync("unusable.csv", "a,b\n1,2\n");
        var completed = await product.IngestAsync("fine.csv", CallLog.Calls(10, "f"));

        using var retried = await RetryAsync((string)failed["id"]!);
        using var refused = await RetryAsync((string)completed["id"]!);
        using var unknown = await RetryAsync("0123456789abcdef");

        Assert.Equal(
            (HttpStatusCode.Accepted, HttpStatusCode.Conflict, HttpStatusCode.NotFound), (retried.StatusCode, refused.StatusCode, unknown.StatusCode));
        Assert.Equal("failed", (string?)(await product.WaitForEndAsync(retried.Headers.Location!.ToString()))["state"]);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_reindex_with_the_same_embedder_restores_what_chroma_lost()
    {
        await product.IngestAsync("kept.csv", CallLog.Calls(40, "k"));

        using var begun = await product.Http.PostAsync("/api/reindex", null, Token);
        var ended = await RunningProduct.UntilAsync(async () =>
        {
            var status = await product.Http.GetFromJsonAsync<JsonNode>("/api/reindex", Token);
            return (string?)status!["state"] == "completed" ? status : null;
        });

        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        Assert.Equal((int)ended["parts_total"]!, (int)ended["parts_done"]!);
        Assert.Equal(0, (int)ended["embeddings_computed"]!);
    }

    private Task<HttpResponseMessage> RetryAsync(string id) => product.Http.PostAsync($"/api/ingestions/{id}/retry", null, Token);

    private async Task<int> CountCallsAsync()
    {
        var (_, analysis) = await product.AnalyzeAsync("""{"failure_step":"authentication"}""");
        return (int)analysis["evidence"]!["population"]!["calls"]!;
    }

    private async Task<List<string>> ListAsync(string container, string prefix)
    {
        var names = new List<string>();
        await foreach (var blob in product.Container(container).GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }, Token))
        {
            names.Add(blob.Name);
        }

        return names;
    }
}
