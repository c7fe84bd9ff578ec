using IvrFunctions.Core.Ports;

namespace IvrFunctions.EndToEndTests.Ollama;

public class OllamaModelCatalogTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_the_models_with_their_digests()
    {
        await using var ollama = await OllamaHarness.StartAsync();

        Assert.Equal(
            new EmbedderIdentity(
                "ollama", "nomic-embed-text", ScriptedModel.NomicEmbedText.Digest, 768, "search_document: ", "search_query: ", 1),
            await ollama.Catalog.GetEmbedderAsync(Token));
        Assert.Equal(
            new ChatModelIdentity("ollama", "llama3.1", ScriptedModel.Llama31.Digest), await ollama.Catalog.GetChatModelAsync(Token));
    }

    [Theory]
    [InlineData("nomic-embed-text")]
    [InlineData("nomic-embed-text:latest")]
    public async Task Takes_a_model_with_and_without_the_default_tag_for_the_same(string name)
    {
        await using var ollama = await OllamaHarness.StartAsync(("EmbeddingModel", name));

        Assert.Equal("nomic-embed-text", (await ollama.Catalog.GetEmbedderAsync(Token)).Model);
    }

    [Fact]
    public async Task Measures_the_vectors_of_a_model_that_does_not_tell_their_length()
    {
        await using var ollama = await OllamaHarness.StartWithAsync(
            [ScriptedModel.NomicEmbedText with { Dimensions = 512, ShowsDimensions = false }]);

        Assert.Equal(512, (await ollama.Catalog.GetEmbedderAsync(Token)).Dimensions);
    }

    [Fact]
    public async Task Says_how_to_get_a_missing_model()
    {
        await using var ollama = await OllamaHarness.StartWithAsync([ScriptedModel.Llama31 with { Name = "llama3.1:70b" }]);

        var embedder = await Assert.ThrowsAsync<ServiceUnavailableException>(() => ollama.Catalog.GetEmbedderAsync(Token));
        var chatModel = await Assert.ThrowsAsync<ServiceUnavailableException>(() => ollama.Catalog.GetChatModelAsync(Token));

        Assert.Equal("Ollama has no model nomic-embed-text: run 'ollama pull nomic-embed-text'.", embedder.Message);
        Assert.Equal("Ollama has no model llama3.1: run 'ollama pull llama3.1'.", chatModel.Message);
    }

    [Fact]
    public async Task Notices_a_model_that_was_pulled_meanwhile()
    {
        await using var ollama = await OllamaHarness.StartWithAsync([ScriptedModel.Llama31]);
        await Assert.ThrowsAsync<ServiceUnavailableException>(() => ollama.Catalog.GetEmbedderAsync(Token));

        ollama.Server.Models.Set(ScriptedModel.NomicEmbedText);

        Assert.Equal(ScriptedModel.NomicEmbedText.Digest, (await ollama.Catalog.GetEmbedderAsync(Token)).Digest);
    }

    [Fact]
    public async Task Notices_another_version_of_a_model_after_half_a_minute()
    {
        await using var ollama = await OllamaHarness.StartAsync();
        var first = await ollama.Catalog.GetEmbedderAsync(Token);
        var newer = ScriptedModel.NomicEmbedText with { Digest = new string('f', 64), Dimensions = 1024 };
        ollama.Server.Models.Set(newer);

        ollama.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Same(first, await ollama.Catalog.GetEmbedderAsync(Token));

        ollama.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(first with { Digest = newer.Digest, Dimensions = 1024 }, await ollama.Catalog.GetEmbedderAsync(Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Refuses_a_model_that_runs_elsewhere(bool listed)
    {
        const string host = "https://ollama.com:443";
        var remote = ScriptedModel.NomicEmbedText with { RemoteHost = listed ? host : null, RemoteHostInShow = host };
        await using var ollama = await OllamaHarness.StartWithAsync([remote]);

        var error = await Assert.ThrowsAsync<ServiceUnavailableException>(
            () => ollama.Embedder.GenerateAsync(["uno"], cancellationToken: Token));

        Assert.Equal(
            "nomic-embed-text runs at https://ollama.com:443, so call data would leave this machine; " +
            "set Ollama__AllowRemote=true if that is wanted.",
            error.Message);
        Assert.Equal(0, ollama.Server.Embeddings.Requests);
    }

    [Fact]
    public async Task Takes_a_model_that_runs_elsewhere_where_that_is_allowed()
    {
        var remote = ScriptedModel.NomicEmbedText with { RemoteHost = "https://ollama.com:443" };
        await using var ollama = await OllamaHarness.StartWithAsync([remote], ("AllowRemote", "true"));

        Assert.Equal(remote.Digest, (await ollama.Catalog.GetEmbedderAsync(Token)).Digest);
    }
}
