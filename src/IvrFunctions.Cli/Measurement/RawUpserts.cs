using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IvrFunctions.Cli.Measurement;

/// <summary>
/// What the vector store itself takes: the records that the app stored, stored again in new collections by bare HTTP requests
/// that were made ready before.
/// </summary>
internal sealed class RawUpserts(HttpClient http, Uri chroma, TimeProvider time)
{
    /// <summary>As many as the app sends at once.</summary>
    private const int BatchSize = 1_000;

    private readonly string collections = new Uri(chroma, "/api/v2/tenants/default_tenant/databases/default_database/collections").ToString();

    /// <summary>Gives the records and the seconds that their requests took.</summary>
    public async Task<(long Records, double Seconds)> RunAsync(CancellationToken cancellationToken)
    {
        var (records, seconds) = (0L, 0.0);
        var all = await http.GetFromJsonAsync<JsonArray>(collections, cancellationToken) ?? [];
        foreach (var stored in all.Where(collection => IsOfTheApp((string)collection!["name"]!)))
        {
            var copy = $"raw-{Guid.NewGuid():N}";
            var made = await PostAsync(
                collections, JsonContent.Create(new { name = copy, configuration = new { hnsw = new { space = "cosine" } } }), cancellationToken);
            var (count, bodies) = await ReadAsync($"{collections}/{stored!["id"]}", cancellationToken);
            var since = time.GetTimestamp();
            foreach (var body in bodies)
            {
                await PostAsync($"{collections}/{made!["id"]}/upsert", Json(body), cancellationToken);
            }

            (records, seconds) = (records + count, seconds + time.GetElapsedTime(since).TotalSeconds);
            using var deleted = await http.DeleteAsync(new Uri($"{collections}/{copy}"), cancellationToken);
        }

        return (records, seconds);
    }

    private static bool IsOfTheApp(string name) =>
        name.EndsWith("-failed", StringComparison.Ordinal) || name.EndsWith("-other", StringComparison.Ordinal);

    private static ByteArrayContent Json(byte[] body) => new(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    /// <summary>The bodies of the requests that store a collection's records, with vectors as base64 as the app sends them.</summary>
    private async Task<(long Count, List<byte[]> Bodies)> ReadAsync(string collection, CancellationToken cancellationToken)
    {
        var (count, bodies) = (0L, new List<byte[]>());
        while (true)
        {
            var query = JsonContent.Create(new { include = (string[])["embeddings"], limit = BatchSize, offset = count });
            var page = (await PostAsync($"{collection}/get", query, cancellationToken))!;
            var ids = page["ids"]!.AsArray();
            if (ids.Count == 0)
                return (count, bodies);
            var vectors = page["embeddings"]!.AsArray().Select(vector => JsonValue.Create(ToBase64(vector!.Deserialize<float[]>()!)));
            var body = new JsonObject { ["ids"] = ids.DeepClone(), ["embeddings"] = new JsonArray([.. vectors]) };
            bodies.Add(Encoding.UTF8.GetBytes(body.ToJsonString()));
            count += ids.Count;
        }
    }

    private static string ToBase64(float[] vector) => Convert.ToBase64String(MemoryMarshal.AsBytes(vector.AsSpan()));

    private async Task<JsonNode?> PostAsync(string address, HttpContent content, CancellationToken cancellationToken)
    {
        using (content)
        {
            using var response = await http.PostAsync(new Uri(address), content, cancellationToken);
            if (!response.IsSuccessStatusCode)
                throw new CliException($"Chroma answers {(int)response.StatusCode} to {address}.");
            return await response.Content.ReadFromJsonAsync<JsonNode>(cancellationToken);
        }
    }
}
