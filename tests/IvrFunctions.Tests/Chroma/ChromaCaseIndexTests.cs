using System.Net;
using IvrFunctions.Adapters.Chroma;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Tests.Chroma;

/// <summary>Which requests reach a collection that is there, is not, or is no longer what it was.</summary>
public sealed class ChromaCaseIndexTests : IDisposable
{
    private const string PreFlight = "GET /api/v2/pre-flight-checks";
    private const string Create = $"POST {ScriptedChroma.Collections}";
    private const string Old = "11111111-1111-4111-8111-111111111111";
    private const string New = "22222222-2222-4222-8222-222222222222";

    private static readonly CaseCollection Cases = new(new EmbedderIdentity("ollama", "nomic", "abc", 2, "d: ", "q: ", 1), CaseKind.Failed);
    private static readonly string Name = $"ivr-cases-{Cases.Embedder.Fingerprint}-failed";
    private static readonly string Find = $"GET {ScriptedChroma.Collections}/{Name}";
    private static readonly CaseVector[] Vectors = [new(new CaseId(1), new float[] { 1, 0 })];

    private readonly ScriptedChroma server =
        new ScriptedChroma().Answer(PreFlight, """{"max_batch_size":5461,"supports_base64_encoding":true}""");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task Looks_a_collection_up_once()
    {
        server.Answer(Find, Collection(Old)).Answer(Records("count", Old, "GET"), "7");
        await using var host = new ScriptedHost(server);

        Assert.Equal(7, await host.Index.CountAsync(Cases, Token));
        Assert.Equal(7, await host.Index.CountAsync(Cases, Token));

        Assert.Equal([Find, Records("count", Old, "GET"), Records("count", Old, "GET")], server.Requests);
    }

    [Fact]
    public async Task Looks_again_for_a_collection_that_was_missing()
    {
        server.Answer(Find, HttpStatusCode.NotFound, "").Answer(Find, Collection(Old)).Answer(Records("count", Old, "GET"), "7");
        await using var host = new ScriptedHost(server);

        Assert.Equal(0, await host.Index.CountAsync(Cases, Token));
        Assert.Equal(7, await host.Index.CountAsync(Cases, Token));
    }

    [Fact]
    public async Task Reads_from_the_collection_that_took_the_place_of_the_known_one()
    {
        server.Answer(Find, Collection(Old)).Answer(Find, Collection(New))
            .Answer(Records("count", Old, "GET"), HttpStatusCode.NotFound, "").Answer(Records("count", New, "GET"), "7");
        await using var host = new ScriptedHost(server);

        Assert.Equal(7, await host.Index.CountAsync(Cases, Token));

        Assert.Equal([Find, Records("count", Old, "GET"), Find, Records("count", New, "GET")], server.Requests);
    }

    [Fact]
    public async Task Writes_all_again_into_a_new_collection_where_the_known_one_is_gone()
    {
        server.Answer(Create, Collection(Old)).Answer(Create, Collection(New))
            .Answer(Records("upsert", Old), "{}").Answer(Records("upsert", Old), HttpStatusCode.NotFound, "")
            .Answer(Records("upsert", New), "{}");
        await using var host = new ScriptedHost(server);
        CaseVector[] cases = [.. Enumerable.Range(0, 1_001).Select(i => new CaseVector(new CaseId((UInt128)i), new float[] { 1, i }))];

        await host.Index.UpsertAsync(Cases, cases, Token);

        Assert.Equal(
            [Create, PreFlight, Records("upsert", Old), Records("upsert", Old), Create, Records("upsert", New), Records("upsert", New)],
            server.Requests);
    }

    [Fact]
    public async Task Does_not_chase_a_collection_that_keeps_vanishing()
    {
        server.Answer(Find, Collection(Old)).Answer(Records("count", Old, "GET"), HttpStatusCode.NotFound, "");
        await using var host = new ScriptedHost(server);

        await Assert.ThrowsAsync<CollectionGoneException>(() => host.Index.CountAsync(Cases, Token));

        Assert.Equal([Find, Records("count", Old, "GET"), Find, Records("count", Old, "GET")], server.Requests);
    }

    [Fact]
    public async Task Asks_for_more_neighbours_than_it_gives()
    {
        var query = Records("query", Old);
        server.Answer(Find, Collection(Old))
            .Answer(query, $$"""{"ids":[["{{new CaseId(1)}}","{{new CaseId(2)}}"]],"distances":[[-0.0000001,0.25]]}""");
        await using var host = new ScriptedHost(server);

        var one = await host.Index.QueryAsync(Cases, Vectors[0].Vector, 1, Token);
        var two = await host.Index.QueryAsync(Cases, Vectors[0].Vector, 500, Token);

        Assert.Equal([new CaseMatch(new CaseId(1), 1)], one);
        Assert.Equal([new CaseMatch(new CaseId(1), 1), new CaseMatch(new CaseId(2), 0.75)], two);
        Assert.Equal(
            [
                """{"query_embeddings":[[1,0]],"n_results":400,"include":["distances"]}""",
                """{"query_embeddings":[[1,0]],"n_results":500,"include":["distances"]}""",
            ],
            server.Bodies);
    }

    [Theory]
    [InlineData("null", "no known embedder")]
    [InlineData("""{"provider":"ollama"}""", """{"provider":"ollama"}""")]
    [InlineData(
        """{"provider":"ollama","model":"nomic","digest":"old","dimensions":2,"prefix_version":1}""",
        """{"provider":"ollama","model":"nomic","digest":"old","dimensions":2,"prefix_version":1}""")]
    public async Task Refuses_vectors_of_another_embedder(string metadata, string said)
    {
        server.Answer(Create, Collection(Old, metadata));
        await using var host = new ScriptedHost(server);

        var error = await Assert.ThrowsAsync<EmbedderMismatchException>(() => host.Index.UpsertAsync(Cases, Vectors, Token));

        Assert.Equal($"The collection {Name} was made with {said}; configured is {Metadata}.", error.Message);
        Assert.Equal([Create], server.Requests);
    }

    [Fact]
    public async Task Passes_over_metadata_that_others_added()
    {
        var metadata = """{"owner":"me","prefix_version":1,"dimensions":2,"digest":"abc","model":"nomic","provider":"ollama"}""";
        server.Answer(Create, Collection(Old, metadata));
        await using var host = new ScriptedHost(server);

        await host.Index.EnsureAsync(Cases, Token);

        Assert.Equal([Create], server.Requests);
    }

    private const string Metadata = """{"provider":"ollama","model":"nomic","digest":"abc","dimensions":2,"prefix_version":1}""";

    private static string Collection(string id, string metadata = Metadata) =>
        $$"""{"id":"{{id}}","name":"{{Name}}","metadata":{{metadata}}}""";

    private static string Records(string action, string id, string method = "POST") =>
        $"{method} {ScriptedChroma.Collections}/{id}/{action}";
}
