using System.Net;
using IvrFunctions.Adapters.Chroma;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Tests.Chroma;

/// <summary>The wire, request by request.</summary>
public sealed class ChromaClientTests : IDisposable
{
    private const string PreFlight = "GET /api/v2/pre-flight-checks";
    private const string Upsert = $"POST {Path}/upsert";
    private const string Get = $"POST {Path}/get";
    private const string Query = $"POST {Path}/query";
    private const string Delete = $"POST {Path}/delete";
    private const string Count = $"GET {Path}/count";

    private const string Path = $"{ScriptedChroma.Collections}/11111111-1111-4111-8111-111111111111";

    private readonly ScriptedChroma server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task Creates_a_collection_of_cosine_distance()
    {
        server.Answer($"POST {ScriptedChroma.Collections}", $$"""{"id":"{{ScriptedHost.Collection}}","name":"cases","metadata":null}""");
        await using var host = new ScriptedHost(server);

        var collection = await host.Client.GetOrCreateCollectionAsync(
            "cases", new CollectionMetadata("ollama", "nomic", "abc", 768, 1), Token);

        Assert.Equal(new ChromaCollection(ScriptedHost.Collection, "cases", null), collection);
        Assert.Equal(
            [
                """{"name":"cases","get_or_create":true,"configuration":{"hnsw":{"space":"cosine"}}""" +
                ""","metadata":{"provider":"ollama","model":"nomic","digest":"abc","dimensions":768,"prefix_version":1}}""",
            ],
            server.Bodies);
    }

    [Fact]
    public async Task Sends_vectors_in_base64_where_the_server_takes_it()
    {
        server.Answer(PreFlight, """{"max_batch_size":5461,"supports_base64_encoding":true}""").Answer(Upsert, "{}");
        await using var host = new ScriptedHost(server);

        await host.Client.UpsertAsync(ScriptedHost.Collection, Records(2), Token);

        Assert.Equal(
            [$$"""{"ids":["{{new CaseId(0)}}","{{new CaseId(1)}}"],"embeddings":["AAAAAAAAgD4=","AACAPwAAgD4="]}"""],
            server.Bodies);
    }

    [Fact]
    public async Task Sends_vectors_as_numbers_where_the_server_does_not_take_base64()
    {
        server.Answer(PreFlight, """{"max_batch_size":5461}""").Answer(Upsert, "{}");
        await using var host = new ScriptedHost(server);

        await host.Client.UpsertAsync(ScriptedHost.Collection, Records(2), Token);

        Assert.Equal(
            [$$"""{"ids":["{{new CaseId(0)}}","{{new CaseId(1)}}"],"embeddings":[[0,0.25],[1,0.25]]}"""],
            server.Bodies);
    }

    [Fact]
    public async Task Sends_a_body_longer_than_its_buffer_whole()
    {
        server.Answer(PreFlight, """{"max_batch_size":5461,"supports_base64_encoding":true}""").Answer(Upsert, "{}");
        await using var host = new ScriptedHost(server);
        var zeros = new float[30_000];

        await host.Client.UpsertAsync(ScriptedHost.Collection, [new(new CaseId(1), zeros), new(new CaseId(2), zeros)], Token);

        var vector = Convert.ToBase64String(new byte[4 * 30_000]);
        Assert.Equal(
            [$$"""{"ids":["{{new CaseId(1)}}","{{new CaseId(2)}}"],"embeddings":["{{vector}}","{{vector}}"]}"""], server.Bodies);
    }

    [Fact]
    public async Task Sends_no_more_records_at_once_than_the_server_takes()
    {
        server.Answer(PreFlight, """{"max_batch_size":2,"supports_base64_encoding":true}""")
            .Answer(Upsert, "{}").Answer(Get, """{"ids":["a"]}""").Answer(Delete, "{}");
        await using var host = new ScriptedHost(server);

        await host.Client.UpsertAsync(ScriptedHost.Collection, Records(5), Token);
        var found = await host.Client.GetIdsAsync(ScriptedHost.Collection, ["a", "b", "c"], Token);
        await host.Client.DeleteAsync(ScriptedHost.Collection, ["a", "b", "c"], Token);

        Assert.Equal([PreFlight, Upsert, Upsert, Upsert, Get, Get, Delete, Delete], server.Requests);
        Assert.Equal(
            ["""{"ids":["a","b"],"include":[]}""", """{"ids":["c"],"include":[]}""", """{"ids":["a","b"]}""", """{"ids":["c"]}"""],
            server.Bodies[3..]);
        Assert.Equal(["a", "a"], found);
    }

    [Fact]
    public async Task Sends_at_most_a_thousand_records_at_once()
    {
        server.Answer(PreFlight, """{"max_batch_size":5461,"supports_base64_encoding":true}""").Answer(Upsert, "{}");
        await using var host = new ScriptedHost(server);

        await host.Client.UpsertAsync(ScriptedHost.Collection, Records(2_001), Token);

        Assert.Equal([PreFlight, Upsert, Upsert, Upsert], server.Requests);
    }

    [Fact]
    public async Task Asks_for_the_limits_again_until_it_knows_them()
    {
        server.Answer(PreFlight, HttpStatusCode.Forbidden, "").Answer(PreFlight, """{"max_batch_size":5461}""").Answer(Upsert, "{}");
        await using var host = new ScriptedHost(server);

        await Assert.ThrowsAsync<ChromaException>(() => host.Client.UpsertAsync(ScriptedHost.Collection, Records(1), Token));
        await host.Client.UpsertAsync(ScriptedHost.Collection, Records(1), Token);
        await host.Client.UpsertAsync(ScriptedHost.Collection, Records(1), Token);

        Assert.Equal([PreFlight, PreFlight, Upsert, Upsert], server.Requests);
    }

    [Fact]
    public async Task Reads_the_nearest_records()
    {
        server.Answer(Query, """{"ids":[["a","b"]],"embeddings":null,"distances":[[0.0,0.29289323]],"include":["distances"]}""");
        await using var host = new ScriptedHost(server);

        var nearest = await host.Client.QueryAsync(ScriptedHost.Collection, new float[] { 1, 0.5f }, 5, Token);

        Assert.Equal([("a", 0.0), ("b", 0.29289323)], nearest);
        Assert.Equal(["""{"query_embeddings":[[1,0.5]],"n_results":5,"include":["distances"]}"""], server.Bodies);
    }

    [Fact]
    public async Task Sends_the_token_with_every_request()
    {
        server.Answer(Count, "7");
        await using var host = new ScriptedHost(server, token: "secret");

        Assert.Equal(7, await host.Client.CountAsync(ScriptedHost.Collection, Token));
        Assert.Equal(7, await host.Client.CountAsync(ScriptedHost.Collection, Token));

        Assert.Equal(["secret", "secret"], server.Tokens);
    }

    [Fact]
    public async Task Sends_no_token_where_none_is_set()
    {
        server.Answer(Count, "7");
        await using var host = new ScriptedHost(server, token: "");

        await host.Client.CountAsync(ScriptedHost.Collection, Token);

        Assert.Equal([null], server.Tokens);
    }

    private static CaseVector[] Records(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new CaseVector(new CaseId((UInt128)i), new float[] { i, 0.25f }))];
}
