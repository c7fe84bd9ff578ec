using System.Net;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs.Models;

namespace IvrFunctions.EndToEndTests.Product;

public sealed class UploadTests(RunningProduct product) : IClassFixture<RunningProduct>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_dropped_into_the_container_is_ingested_and_told()
    {
        await product.DropAsync("dropped.csv", CallLog.Calls(120, "d", "a story of its own") + "d900,not a time,,billing,phone,,,,,completed,\n");

        var status = await product.WaitForSourceAsync("dropped.csv");

        Assert.Equal(
            ("completed", 121, 120, 1, 0, 3, 0, 3, 1, 1),
            ((string?)status["state"], Int(status, "rows_read"), Int(status, "calls_stored"), Int(status, "rows_rejected"), Int(status, "duplicates"),
             Int(status, "cases_new"), Int(status, "cases_reused"), Int(status, "embeddings_computed"), Int(status, "chunks_total"), Int(status, "chunks_done")));
        Assert.Equal("call_type", (string?)status["mapping"]!["call_type"]);
        var told = await ReadQueueAsync("ivr-reported", message => (string?)message["source"] == "dropped.csv");
        Assert.Equal((1, (string?)status["id"]), (Int(told, "version"), (string?)told["ingestion"]));
        var rejects = await ReadRejectsAsync("dropped.csv/");
        Assert.Contains("122,timestamp,", rejects, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_content_again_embeds_nothing_and_leaves_the_vectors_alone()
    {
        await product.IngestAsync("again.csv", CallLog.Calls(50, "a", "same"));

        var second = await product.IngestAsync("again.csv", CallLog.Calls(50, "a", "same"));
        var renamed = await product.IngestAsync("renamed.csv", CallLog.Calls(50, "b", "same"));

        Assert.Equal(("completed", 0, 0, 3), ((string?)second["state"], Int(second, "embeddings_computed"), Int(second, "cases_new"), Int(second, "cases_reused")));
        Assert.Equal(("completed", 0, 0, 3), ((string?)renamed["state"], Int(renamed, "embeddings_computed"), Int(renamed, "cases_new"), Int(renamed, "cases_reused")));
    }

    [Theory]
    [InlineData("empty.csv", "", "The file is empty.")]
    [InlineData("header.csv", CallLog.Header, "The file has a header and no rows.")]
    [InlineData("binary.csv", "\u0089PNG\r\n\0\0\0IHDR", "zero bytes")]
    public async Task A_file_that_is_no_CSV_ends_failed_with_the_reason(string name, string content, string reason)
    {
        var status = await product.IngestAsync(name, content);

        Assert.Equal("failed", (string?)status["state"]);
        Assert.Contains(reason, (string?)status["error"], StringComparison.Ordinal);
        Assert.Equal("", await ReadRejectsAsync(name + "/"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?name=")]
    [InlineData("?name=..%2Fx.csv")]
    public async Task An_upload_without_a_usable_name_is_a_problem(string query)
    {
        using var content = new StringContent(CallLog.Calls(1));
        using var response = await product.Http.PostAsync($"/api/calls{query}", content, Token);

        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!;
        Assert.Equal((HttpStatusCode.BadRequest, "name"), (response.StatusCode, (string?)problem["field"]));
    }

    [Fact]
    public async Task An_unknown_ingestion_is_not_found()
    {
        using var response = await product.Http.GetAsync("/api/ingestions/0123456789abcdef", Token);

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task Twenty_files_dropped_at_once_are_all_ingested()
    {
        await Parallel.ForAsync(0, 20, Token, async (i, _) => await product.DropAsync($"many/{i}.csv", CallLog.Calls(10, $"m{i}-")));

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal("completed", (string?)(await product.WaitForSourceAsync($"many/{i}.csv"))["state"]);
        }
    }

    private static int Int(JsonNode node, string name) => (int)node[name]!;

    private async Task<JsonNode> ReadQueueAsync(string queue, Func<JsonNode, bool> wanted) => await RunningProduct.UntilAsync(async () =>
    {
        var messages = (await product.Queue(queue).PeekMessagesAsync(32, Token)).Value;
        return messages.Select(message => JsonNode.Parse(message.Body.ToString())!).FirstOrDefault(wanted);
    });

    private async Task<string> ReadRejectsAsync(string prefix)
    {
        var container = product.Container("ivr-rejects");
        await container.CreateIfNotExistsAsync(cancellationToken: Token);
        var text = "";
        await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }, Token))
        {
            text += (await container.GetBlobClient(blob.Name).DownloadContentAsync(Token)).Value.Content.ToString();
        }

        return text;
    }
}
