using IvrFunctions.Adapters.Chroma;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;
using IvrFunctions.EndToEndTests.Services;

namespace IvrFunctions.EndToEndTests.Chroma;

/// <summary>What only a real server can show: other people's collections, lost ones, an outage.</summary>
public sealed class ChromaCaseIndexTests(LocalServices services) : IAsyncDisposable
{
    private static readonly CaseId A = new(1), B = new(2);
    private static readonly float[] X = [1, 0], Y = [0, 1];

    private readonly CaseCollection cases = new(
        new EmbedderIdentity("ollama", "nomic", Guid.NewGuid().ToString("n"), 2, "d: ", "q: ", 1), CaseKind.Failed);

    private readonly ChromaHost host = new(services.ChromaUrl);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Name => $"tests-{cases.Embedder.Fingerprint}-failed";

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Writes_into_the_collection_what_its_vectors_were_made_with()
    {
        await host.Index.EnsureAsync(cases, Token);

        var collection = await host.Client.FindCollectionAsync(Name, Token);
        var metadata = collection!.Metadata!.Value;
        Assert.Equal(
            ["digest", "dimensions", "model", "prefix_version", "provider"],
            metadata.EnumerateObject().Select(property => property.Name).Order());
        Assert.Equal(
            ("ollama", "nomic", cases.Embedder.Digest, 2, 1),
            (metadata.GetProperty("provider").GetString(), metadata.GetProperty("model").GetString(),
                metadata.GetProperty("digest").GetString(), metadata.GetProperty("dimensions").GetInt32(),
                metadata.GetProperty("prefix_version").GetInt32()));
    }

    [Fact]
    public async Task Refuses_a_collection_of_another_embedder()
    {
        await host.Client.GetOrCreateCollectionAsync(Name, new CollectionMetadata("ollama", "bge-m3", "abc", 2, 1), Token);

        var error = await Assert.ThrowsAsync<EmbedderMismatchException>(() => host.Index.EnsureAsync(cases, Token));
        await Assert.ThrowsAsync<EmbedderMismatchException>(() => host.Index.UpsertAsync(cases, [new(A, X)], Token));
        await Assert.ThrowsAsync<EmbedderMismatchException>(() => host.Index.QueryAsync(cases, X, 5, Token));

        Assert.Contains("bge-m3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Creates_a_collection_again_that_somebody_deleted()
    {
        await host.Index.UpsertAsync(cases, [new(A, X)], Token);
        Assert.True(await host.Client.DeleteCollectionAsync(Name, Token));

        await host.Index.UpsertAsync(cases, [new(B, Y)], Token);

        Assert.Equal([new CaseMatch(B, 1)], await host.Index.QueryAsync(cases, Y, 5, Token));
    }

    [Fact]
    public async Task A_collection_that_somebody_deleted_is_empty()
    {
        await host.Index.UpsertAsync(cases, [new(A, X)], Token);
        Assert.True(await host.Client.DeleteCollectionAsync(Name, Token));

        Assert.Equal([], await host.Index.QueryAsync(cases, X, 5, Token));
        Assert.Equal([A], await host.Index.FindMissingAsync(cases, [A], Token));
        Assert.Equal(0, await host.Index.CountAsync(cases, Token));
    }

    [Fact]
    public async Task Finds_the_collection_that_another_instance_created_anew()
    {
        await using var other = new ChromaHost(services.ChromaUrl);
        await host.Index.UpsertAsync(cases, [new(A, X)], Token);
        await other.Client.DeleteCollectionAsync(Name, Token);
        await other.Index.UpsertAsync(cases, [new(B, Y)], Token);

        Assert.Equal([new CaseMatch(B, 1)], await host.Index.QueryAsync(cases, Y, 5, Token));
        Assert.Equal([A], await host.Index.FindMissingAsync(cases, [A, B], Token));
    }

    [Fact]
    public async Task Repeats_what_the_server_says_of_a_bad_request()
    {
        var collection = await host.Client.GetOrCreateCollectionAsync(
            Name, new CollectionMetadata("test", "test", "test", 2, 1), Token);
        await host.Client.UpsertAsync(collection.Id, [new(A, X)], Token);

        var error = await Assert.ThrowsAsync<ChromaException>(
            () => host.Client.UpsertAsync(collection.Id, [new(B, new float[3])], Token));

        Assert.EndsWith(
            "was answered 400: Collection expecting embedding with dimension of 2, got 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Survives_a_crash_of_the_server()
    {
        await using var chroma = new ChromaProcess();
        await chroma.Process.StartAsync(Token);
        await using var host = new ChromaHost(chroma.Url);
        await host.Index.UpsertAsync(cases, [new(A, X)], Token);

        await chroma.Process.KillAsync();
        var ping = await Assert.ThrowsAsync<ServiceUnavailableException>(() => host.Index.PingAsync(Token));
        var query = await Assert.ThrowsAsync<ServiceUnavailableException>(() => host.Index.QueryAsync(cases, X, 5, Token));
        await chroma.Process.StartAsync(Token);
        await host.Index.UpsertAsync(cases, [new(B, Y)], Token);

        Assert.Equal(("chroma", "chroma"), (ping.Service, query.Service));
        Assert.Contains(chroma.Url.ToString(), query.Message, StringComparison.Ordinal);
        Assert.Equal([], await host.Index.FindMissingAsync(cases, [A, B], Token));
        Assert.Equal([new CaseMatch(A, 1)], await host.Index.QueryAsync(cases, X, 1, Token));
    }
}
