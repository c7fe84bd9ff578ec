using System.Net.Http.Json;
using System.Text.Json.Nodes;
using IvrFunctions.Core.Ingestion;

namespace IvrFunctions.EndToEndTests.Product;

/// <summary>The rounds of a kill test: what was uploaded, what must be there for it, and a seeded choice of moments.</summary>
internal sealed class KillRounds
{
    private static readonly string[] Sources = ["a.csv", "b.csv"];
    private static readonly TimeSpan Recovery = TimeSpan.FromMinutes(1.5);

    private readonly RunningProduct product;
    private readonly Random random;
    private readonly Dictionary<string, (KillLog Log, string Ingestion)> newest = [];
    private readonly List<string> ingestions = [];
    private readonly ITestOutputHelper output;

    public KillRounds(RunningProduct product, int seed, ITestOutputHelper output)
    {
        (this.product, this.output, random) = (product, output, new Random(seed));
        output.WriteLine($"IVR_KILL_SEED {seed}");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Uploads a new version of a source, in a third of the cases another one over it while it is ingested.</summary>
    public async Task UploadAsync()
    {
        var source = Sources[random.Next(Sources.Length)];
        await UploadAsync(source);
        if (random.Next(3) == 0)
        {
            await Task.Delay(random.Next(1_000), Token);
            await UploadAsync(source);
        }
    }

    /// <summary>The moment of the kill: from at once to when all may be done.</summary>
    public Task WaitAsync() => Task.Delay(random.Next(3_000), Token);

    /// <summary>Delivers every chunk of what runs once more, as a queue may; what a killed host held is hidden for a minute otherwise.</summary>
    public async Task DeliverAgainAsync()
    {
        var queue = product.Queue("ivr-chunks");
        foreach (var ingestion in ingestions)
        {
            if (await FindAsync(ingestion) is { } status && (string?)status["state"] is "running" or "failed")
            {
                for (var chunk = 0; chunk < (int)status["chunks_total"]!; chunk++)
                {
                    await queue.SendMessageAsync($$"""{"version":1,"ingestion":"{{ingestion}}","chunk":{{chunk}}}""", Token);
                }
            }
        }
    }

    /// <summary>Waits until the newest version of each source is ingested, then counts everything.</summary>
    public async Task CheckAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        foreach (var (log, ingestion) in newest.Values)
        {
            var status = await WaitForEndAsync(ingestion);
            Assert.Equal(
                ("completed", null, log.Calls + log.Rejected + log.Duplicates, log.Calls, log.Rejected, log.Duplicates),
                ((string?)status["state"], (string?)status["error"], (int)status["rows_read"]!, (int)status["calls_stored"]!,
                    (int)status["rows_rejected"]!, (int)status["duplicates"]!));
        }

        var logs = newest.Values.Select(one => one.Log).ToList();
        var (_, analysis) = await product.AnalyzeAsync("""{"call_type":"billing","failure_reason":"biometric_fail"}""");
        Assert.Equal(
            logs.Sum(log => log.Calls) - ((logs.Count - 1) * KillLog.SharedCalls), (int)analysis["evidence"]!["population"]!["calls"]!);
        await WaitForStoriesAsync(logs.SelectMany(log => log.Stories).Distinct().Count());
        output.WriteLine($"{logs.Sum(log => log.Calls)} calls, checked after {TimeProvider.System.GetElapsedTime(started).TotalSeconds:F1} s");
    }

    private async Task UploadAsync(string source)
    {
        var log = new KillLog(source, random);
        newest[source] = (log, random.Next(4) == 0 ? await DropAsync(log) : await PostAsync(log));
        ingestions.Add(newest[source].Ingestion);
        output.WriteLine($"{source}: {log.Calls} calls, {log.Stories.Count} stories, ingestion {newest[source].Ingestion}");
    }

    private async Task<string> DropAsync(KillLog log)
    {
        await product.Uploads.CreateIfNotExistsAsync(cancellationToken: Token);
        var upload = await product.Uploads.GetBlobClient(log.Source).UploadAsync(BinaryData.FromString(log.Csv), overwrite: true, Token);
        return IngestionEntry.IdOf(log.Source, upload.Value.ETag.ToString("G").Trim('"'));
    }

    private async Task<string> PostAsync(KillLog log)
    {
        using var content = new StringContent(log.Csv);
        using var response = await product.Http.PostAsync($"/api/calls?name={log.Source}", content, Token);
        return response.Headers.Location!.ToString().Split('/')[^1];
    }

    private async Task<JsonNode> WaitForEndAsync(string ingestion)
    {
        JsonNode? status = null;
        await WaitAsync(async () =>
        {
            status = await FindAsync(ingestion);
            return (string?)status?["state"] is "completed" or "failed";
        });
        return status ?? throw new InvalidOperationException($"Ingestion {ingestion} did not end in time.");
    }

    /// <summary>What a replaced version left in the vector store goes when the last of its chunks is delivered again.</summary>
    private async Task WaitForStoriesAsync(int expected)
    {
        var stories = 0;
        await WaitAsync(async () => (stories = await CountStoriesAsync()) == expected);
        Assert.Equal(expected, stories);
    }

    private async Task WaitAsync(Func<Task<bool>> isReached)
    {
        var started = TimeProvider.System.GetTimestamp();
        for (var asked = 1; !await isReached() && TimeProvider.System.GetElapsedTime(started) < Recovery; asked++)
        {
            await Task.Delay(100, Token);
            if (asked % 30 == 0)
            {
                await DeliverAgainAsync();
            }
        }
    }

    private async Task<JsonNode?> FindAsync(string ingestion)
    {
        using var response = await product.Http.GetAsync($"/api/ingestions/{ingestion}", Token);
        return response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<JsonNode>(Token) : null;
    }

    private async Task<int> CountStoriesAsync()
    {
        using var chroma = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = product.Chroma.Url };
        const string Path = "/api/v2/tenants/default_tenant/databases/default_database/collections";
        var stories = 0;
        foreach (var collection in (await chroma.GetFromJsonAsync<JsonArray>(Path, Token))!)
        {
            stories += await chroma.GetFromJsonAsync<int>($"{Path}/{(string?)collection!["id"]}/count", Token);
        }

        return stories;
    }
}
