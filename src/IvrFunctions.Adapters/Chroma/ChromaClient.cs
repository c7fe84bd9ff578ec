using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Adapters.Chroma;

/// <summary>
/// Chroma's HTTP API v2 as far as the case index needs it. Records are an id and a vector: no document, no metadata. Methods that
/// name a collection by its id throw <see cref="CollectionGoneException"/> where the server has none of that id.
/// </summary>
internal sealed class ChromaClient(ChromaTransport transport, IOptions<ChromaOptions> options)
{
    /// <summary>
    /// Most records a request. Beyond about 500 the cost of a request no longer shows, and a smaller body is sooner sent again.
    /// </summary>
    public const int MaxBatchSize = 1000;

    private static readonly CollectionConfiguration Cosine = new(new HnswConfiguration("cosine"));

    private readonly string collections =
        $"api/v2/tenants/{Uri.EscapeDataString(options.Value.Tenant)}/databases/{Uri.EscapeDataString(options.Value.Database)}/collections";

    private PreFlight? preFlight;

    /// <summary>Creates the collection; where one of the name exists it is returned as it is, with its own metadata.</summary>
    public async Task<ChromaCollection> GetOrCreateCollectionAsync(
        string name, CollectionMetadata metadata, CancellationToken cancellationToken)
    {
        var body = new CreateCollectionRequest(name, GetOrCreate: true, Cosine, metadata);
        using var request = Post(collections, body, ChromaJson.Default.CreateCollectionRequest);
        return await transport.SendAsync(request, ChromaJson.Default.ChromaCollection, cancellationToken) ?? throw Lacking(collections);
    }

    /// <returns>The collection, or <see langword="null"/> where there is none of the name.</returns>
    public async Task<ChromaCollection?> FindCollectionAsync(string name, CancellationToken cancellationToken)
    {
        using var request = Get($"{collections}/{name}");
        return await transport.SendAsync(request, ChromaJson.Default.ChromaCollection, cancellationToken);
    }

    /// <returns>Whether there was one.</returns>
    public async Task<bool> DeleteCollectionAsync(string name, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"{collections}/{name}");
        return await transport.SendAsync(request, cancellationToken);
    }

    /// <summary>Stores the vectors in batches, one after the other; where an id occurs twice the later one stands.</summary>
    public async Task UpsertAsync(Guid collection, IReadOnlyList<CaseVector> records, CancellationToken cancellationToken)
    {
        var preFlight = await GetPreFlightAsync(cancellationToken);
        foreach (var (start, count) in Batches(records.Count, preFlight))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{collections}/{collection}/upsert")
            {
                Content = new UpsertContent(records, start, count, preFlight.SupportsBase64Encoding),
            };
            if (!await transport.SendAsync(request, cancellationToken))
                throw new CollectionGoneException(collection);
        }
    }

    /// <returns>Those of the ids that the collection holds, in no order.</returns>
    public async Task<IReadOnlyCollection<string>> GetIdsAsync(
        Guid collection, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var found = new List<string>(ids.Count);
        foreach (var (start, count) in Batches(ids.Count, await GetPreFlightAsync(cancellationToken)))
        {
            var body = new GetRequest(Slice(ids, start, count), Include: []);
            using var request = Post($"{collections}/{collection}/get", body, ChromaJson.Default.GetRequest);
            var answer = await transport.SendAsync(request, ChromaJson.Default.GetResponse, cancellationToken)
                ?? throw new CollectionGoneException(collection);
            found.AddRange(answer.Ids);
        }

        return found;
    }

    /// <returns>The nearest records, nearest first, with their cosine distance (0 to 2); all of them where there are fewer.</returns>
    public async Task<IReadOnlyList<(string Id, double Distance)>> QueryAsync(
        Guid collection, ReadOnlyMemory<float> vector, int count, CancellationToken cancellationToken)
    {
        var body = new QueryRequest([vector], count, Include: ["distances"]);
        using var request = Post($"{collections}/{collection}/query", body, ChromaJson.Default.QueryRequest);
        var answer = await transport.SendAsync(request, ChromaJson.Default.QueryResponse, cancellationToken)
            ?? throw new CollectionGoneException(collection);
        return [.. answer.Ids[0].Zip(answer.Distances[0])];
    }

    /// <summary>Removes the records; ids that are not there are passed over.</summary>
    public async Task DeleteAsync(Guid collection, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        foreach (var (start, count) in Batches(ids.Count, await GetPreFlightAsync(cancellationToken)))
        {
            var body = new DeleteRequest(Slice(ids, start, count));
            using var request = Post($"{collections}/{collection}/delete", body, ChromaJson.Default.DeleteRequest);
            if (!await transport.SendAsync(request, cancellationToken))
                throw new CollectionGoneException(collection);
        }
    }

    public async Task<long> CountAsync(Guid collection, CancellationToken cancellationToken)
    {
        using var request = Get($"{collections}/{collection}/count");
        return await transport.SendAsync(request, ChromaJson.Default.NullableInt64, cancellationToken)
            ?? throw new CollectionGoneException(collection);
    }

    /// <summary>One attempt: the question is whether the server answers now.</summary>
    public async Task HeartbeatAsync(CancellationToken cancellationToken)
    {
        const string Path = "api/v2/heartbeat";
        using var request = Get(Path).Once();
        if (!await transport.SendAsync(request, cancellationToken))
            throw Lacking(Path);
    }

    /// <summary>The server's limits: asked for once, kept for the life of the process.</summary>
    private async ValueTask<PreFlight> GetPreFlightAsync(CancellationToken cancellationToken)
    {
        if (preFlight is { } known)
            return known;
        const string Path = "api/v2/pre-flight-checks";
        using var request = Get(Path);
        return preFlight = await transport.SendAsync(request, ChromaJson.Default.PreFlight, cancellationToken) ?? throw Lacking(Path);
    }

    private static IEnumerable<(int Start, int Count)> Batches(int total, PreFlight preFlight)
    {
        var size = Math.Clamp(preFlight.MaxBatchSize, 1, MaxBatchSize);
        for (var start = 0; start < total; start += size)
            yield return (start, Math.Min(size, total - start));
    }

    private static string[] Slice(IReadOnlyList<string> ids, int start, int count)
    {
        var slice = new string[count];
        for (var i = 0; i < count; i++)
            slice[i] = ids[start + i];
        return slice;
    }

    private static HttpRequestMessage Get(string path) => new(HttpMethod.Get, path);

    private static HttpRequestMessage Post<T>(string path, T body, JsonTypeInfo<T> type) =>
        new(HttpMethod.Post, path) { Content = JsonContent.Create(body, type) };

    private static ChromaException Lacking(string path) =>
        new(HttpStatusCode.NotFound, $"The server at Chroma__Url has no {path}: it is not a Chroma server with the v2 API.");
}
