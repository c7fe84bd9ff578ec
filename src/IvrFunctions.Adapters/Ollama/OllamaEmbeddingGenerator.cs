using System.Net;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Adapters.Ollama;

/// <summary>
/// Embeds texts with the configured model, whatever the options of a call say. Prefixes are the caller's
/// (<see cref="EmbedderIdentity.DocumentPrefix"/>). A text longer than the model reads is cut to a beginning that fits.
/// </summary>
/// <remarks>All failures are <see cref="ServiceUnavailableException"/>; either every text has its vector or the call fails.</remarks>
internal sealed partial class OllamaEmbeddingGenerator(
    OllamaServer server, OllamaModelCatalog models, IOptions<OllamaOptions> options, ILogger<OllamaEmbeddingGenerator> logger)
    : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly string model = options.Value.EmbeddingModel;
    private readonly int batchSize = options.Value.EmbedBatch;

    // Ollama runs one embedding request at a time: more of them would only wait in its queue until it answers "server busy".
    private readonly SemaphoreSlim turn = new(1, 1);

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var result = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var batch in values.Chunk(batchSize))
        {
            var embedder = await models.GetEmbedderAsync(cancellationToken);
            await turn.WaitAsync(cancellationToken);
            try
            {
                await EmbedAsync(batch, embedder, result, cancellationToken);
            }
            finally
            {
                turn.Release();
            }
        }

        return result;
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        if (serviceKey is not null)
            return null;

        return serviceType == typeof(EmbeddingGeneratorMetadata)
            ? new EmbeddingGeneratorMetadata(OllamaServer.Name, server.Url, model)
            : serviceType.IsInstanceOfType(this) ? this : null;
    }

    public void Dispose() => turn.Dispose();

    /// <summary>Appends a vector a text. One bad text fails a whole request, so a refused request is halved until it is found.</summary>
    private async Task EmbedAsync(
        ArraySegment<string> texts,
        EmbedderIdentity embedder,
        GeneratedEmbeddings<Embedding<float>> result,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<float[]> vectors;
        try
        {
            vectors = await server.EmbedAsync(model, texts, cancellationToken);
        }
        catch (ServiceUnavailableException e) when (e.InnerException is OllamaErrorException error)
        {
            if (texts.Count > 1 && (error.IsTooLong || error.Status == HttpStatusCode.BadRequest))
            {
                var half = texts.Count / 2;
                await EmbedAsync(texts[..half], embedder, result, cancellationToken);
                await EmbedAsync(texts[half..], embedder, result, cancellationToken);
                return;
            }

            if (texts is [{ Length: > 1 } text] && error.IsTooLong)
            {
                var cut = CutInHalf(text);
                LogCut(logger, text.Length, cut.Length);
                await EmbedAsync(new([cut]), embedder, result, cancellationToken);
                return;
            }

            throw;
        }

        Check(vectors, texts.Count, embedder);
        result.AddRange(vectors.Select(vector => new Embedding<float>(vector) { ModelId = embedder.Model }));
    }

    private static string CutInHalf(string text)
    {
        var length = text.Length / 2;
        return text[..(char.IsHighSurrogate(text[length - 1]) && length > 1 ? length - 1 : length)];
    }

    private static void Check(IReadOnlyList<float[]> vectors, int texts, EmbedderIdentity embedder)
    {
        if (vectors.Count != texts)
            throw Unusable($"{vectors.Count} vectors for {texts} texts");

        foreach (var vector in vectors)
        {
            if (vector.Length != embedder.Dimensions)
                throw Unusable($"a vector of {vector.Length} numbers instead of {embedder.Dimensions}");
            if (!vector.All(float.IsFinite))
                throw Unusable("a vector with a number that is not finite");
            if (vector.All(number => number == 0))
                throw Unusable("a vector of zeros");
        }

        ServiceUnavailableException Unusable(string what) => new(OllamaServer.Name, $"{embedder.Model} gave {what}.");
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A text of {Length} characters is too long for the embedding model; trying its first {Cut}")]
    private static partial void LogCut(ILogger logger, int length, int cut);
}
