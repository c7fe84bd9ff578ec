using System.Net;
using System.Text.Json.Nodes;
using IvrFunctions.EndToEndTests.LocalHost;

namespace IvrFunctions.EndToEndTests.Product;

/// <summary>Services taken away, processes killed: the calls are all there afterwards, once.</summary>
public sealed class OutageTests
{
    private const string Question = """{"call_type":"billing","failure_step":"authentication","failure_reason":"biometric_fail"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_Chroma_health_says_so_analysis_says_when_to_come_back_and_ingestion_waits()
    {
        await using var product = new RunningProduct();
        await product.InitializeAsync();
        await product.IngestAsync("calls.csv", CallLog.Calls(100));
        await product.Chroma.Process.KillAsync();

        using var health = await product.Http.GetAsync("/api/health", Token);
        using var content = new StringContent(Question);
        using var analysis = await product.Http.PostAsync("/api/analyze", content, Token);
        await product.DropAsync("later.csv", CallLog.Calls(50, "l", "another story"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Equal("unhealthy", (string?)JsonNode.Parse(await health.Content.ReadAsStringAsync(Token))!["services"]!["chroma"]!["status"]);
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "application/problem+json", true),
            (analysis.StatusCode, analysis.Content.Headers.ContentType!.MediaType, analysis.Headers.RetryAfter is not null));

        await product.Chroma.Process.StartAsync(Token);
        var status = await product.WaitForSourceAsync("later.csv");
        Assert.Equal(("completed", 50), ((string?)status["state"], (int)status["calls_stored"]!));
        Assert.Equal("explained", (string?)(await product.AnalyzeAsync(Question)).Body["verdict"]);
    }

    [Fact]
    public async Task Questions_that_fail_at_every_attempt_are_answered_with_an_error_each()
    {
        await using var product = new RunningProduct();
        product.Settings["AzureFunctionsJobHost__extensions__queues__visibilityTimeout"] = "00:00:01";
        await product.InitializeAsync();
        await product.IngestAsync("calls.csv", CallLog.Calls(100));
        await product.Chroma.Process.KillAsync();

        await new TestQueue(product.Azurite.ConnectionString, "ivr-analyze").SendAsync(
            $$$"""{"version":1,"correlation_id":"a","questions":[{"request":{{{Question}}}},{"correlation_id":"b","request":{{{Question}}}}]}""");
        var answers = new TestQueue(product.Azurite.ConnectionString, "ivr-analyzed");
        JsonNode[] taken = [JsonNode.Parse(await answers.TakeAsync())!, JsonNode.Parse(await answers.TakeAsync())!];

        Assert.Equal(["a", "b"], taken.Select(answer => (string?)answer["correlation_id"]).Order(StringComparer.Ordinal));
        Assert.All(taken, answer => Assert.Equal(
            ("The question could not be answered.", "It failed at every attempt; the app's log says why.", null),
            ((string?)answer["error"]!["title"], (string?)answer["error"]!["detail"], answer["analysis"])));
    }

    [Fact]
    public async Task Without_storage_analysis_says_when_to_come_back_and_everything_goes_on_afterwards()
    {
        await using var product = new RunningProduct();
        await product.InitializeAsync();
        await product.IngestAsync("calls.csv", CallLog.Calls(100));
        await product.Azurite.Process.StopAsync();

        using var health = await product.Http.GetAsync("/api/health", Token);
        using var content = new StringContent(Question);
        using var analysis = await product.Http.PostAsync("/api/analyze", content, Token);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (health.StatusCode, analysis.StatusCode));
        await product.Azurite.Process.StartAsync(Token);
        Assert.Equal("completed", (string?)(await product.IngestAsync("later.csv", CallLog.Calls(50, "l")))["state"]);
    }

    [Fact]
    public async Task A_host_killed_in_the_middle_finishes_after_the_next_start()
    {
        await using var product = new RunningProduct();
        product.Settings["Ivr__ChunkRows"] = "500";
        await product.InitializeAsync();

        await product.DropAsync("calls.csv", CallLog.Calls(20_000));
        for (var kill = 0; kill < 3; kill++)
        {
            await RunningProduct.UntilAsync(async () =>
            {
                var list = JsonNode.Parse(await product.Http.GetStringAsync("/api/ingestions", Token))!["ingestions"]!.AsArray();
                return list.FirstOrDefault(one => (int)one!["chunks_done"]! > kill * 5);
            });
            await product.Host.KillAsync();
            await product.StartHostAsync();
        }

        var status = await product.WaitForSourceAsync("calls.csv");
        Assert.Equal(
            ("completed", 20_000, 20_000, 0, 0),
            ((string?)status["state"], (int)status["rows_read"]!, (int)status["calls_stored"]!, (int)status["rows_rejected"]!, (int)status["duplicates"]!));
        var (_, analysis) = await product.AnalyzeAsync(Question);
        Assert.Equal((20_000, 8_000), ((int)analysis["evidence"]!["population"]!["calls"]!, (int)analysis["evidence"]!["population"]!["failed"]!));
    }
}
