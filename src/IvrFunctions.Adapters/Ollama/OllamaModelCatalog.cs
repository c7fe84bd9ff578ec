using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Adapters.Ollama;

/// <summary>
/// The configured models as Ollama lists them. Answers are half a minute old at most, so that a model that was pulled, or replaced
/// by another version, is noticed without a restart.
/// </summary>
internal sealed class OllamaModelCatalog : IModelCatalog, IDisposable
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    private readonly OllamaServer server;
    private readonly OllamaOptions options;
    private readonly Remembered<EmbedderIdentity> embedder;
    private readonly Remembered<ChatModelIdentity> chatModel;

    public OllamaModelCatalog(OllamaServer server, IOptions<OllamaOptions> options, TimeProvider time)
    {
        this.server = server;
        this.options = options.Value;
        embedder = new(time, Freshness, AskForEmbedderAsync);
        chatModel = new(time, Freshness, AskForChatModelAsync);
    }

    public Task<EmbedderIdentity> GetEmbedderAsync(CancellationToken cancellationToken) => embedder.GetAsync(cancellationToken);

    public async Task<ChatModelIdentity?> GetChatModelAsync(CancellationToken cancellationToken) =>
        await chatModel.GetAsync(cancellationToken);

    public void Dispose()
    {
        embedder.Dispose();
        chatModel.Dispose();
    }

    private async Task<EmbedderIdentity> AskForEmbedderAsync(EmbedderIdentity? last, CancellationToken cancellationToken)
    {
        var model = options.EmbeddingModel;
        var tag = await FindAsync(model, cancellationToken);
        if (last?.Digest == tag.Digest)
            return last;

        var dimensions = await MeasureAsync(model, cancellationToken);
        var (document, query) = EmbeddingPrefixes.For(model);
        return new(
            OllamaServer.Name, OllamaModelName.Shorten(model), tag.Digest, dimensions, document, query, EmbeddingPrefixes.Version);
    }

    private async Task<ChatModelIdentity> AskForChatModelAsync(ChatModelIdentity? last, CancellationToken cancellationToken)
    {
        var model = options.ChatModel;
        var tag = await FindAsync(model, cancellationToken);
        if (last?.Digest == tag.Digest)
            return last;

        RefuseRemote(model, (await server.ShowModelAsync(model, cancellationToken)).RemoteHost);
        return new(OllamaServer.Name, OllamaModelName.Shorten(model), tag.Digest);
    }

    private async Task<OllamaTag> FindAsync(string model, CancellationToken cancellationToken)
    {
        var tags = await server.ListModelsAsync(cancellationToken);
        var tag = tags.FirstOrDefault(t => OllamaModelName.AreSame(t.Name, model))
            ?? throw new ServiceUnavailableException(
                OllamaServer.Name, $"Ollama has no model {model}: run 'ollama pull {model}'.");
        RefuseRemote(model, tag.RemoteHost);
        return tag;
    }

    /// <summary>The length of the model's vectors: what it says of itself, or else what a vector of it has.</summary>
    private async Task<int> MeasureAsync(string model, CancellationToken cancellationToken)
    {
        var show = await server.ShowModelAsync(model, cancellationToken);
        RefuseRemote(model, show.RemoteHost);
        if (show.ModelInfo is { } info
            && info.TryGetValue("general.architecture", out var architecture)
            && info.TryGetValue($"{architecture}.embedding_length", out var length)
            && length.TryGetInt32(out var dimensions))
        {
            return dimensions;
        }

        var vectors = await server.EmbedAsync(model, ["probe"], cancellationToken);
        return vectors is [{ Length: > 0 } vector]
            ? vector.Length
            : throw new ServiceUnavailableException(OllamaServer.Name, $"{model} is no embedding model: it gave no vector.");
    }

    private void RefuseRemote(string model, string? host)
    {
        if (!string.IsNullOrEmpty(host) && !options.AllowRemote)
            throw new ServiceUnavailableException(
                OllamaServer.Name,
                $"{model} runs at {host}, so call data would leave this machine; set Ollama__AllowRemote=true if that is wanted.");
    }
}
