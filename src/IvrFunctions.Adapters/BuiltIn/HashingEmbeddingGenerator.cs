using Microsoft.Extensions.AI;

namespace IvrFunctions.Adapters.BuiltIn;

/// <summary>The embedder for machines without Ollama: in process, deterministic, by shared words and not by meaning.</summary>
internal sealed class HashingEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<GeneratedEmbeddings<Embedding<float>>>(cancellationToken);

        var embeddings = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var text in values)
        {
            var vector = new float[FeatureHasher.Dimensions];
            FeatureHasher.Embed(text, vector);
            embeddings.Add(new(vector) { ModelId = BuiltInModelCatalog.Model });
        }

        return Task.FromResult(embeddings);
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        if (serviceKey is not null)
            return null;

        return serviceType == typeof(EmbeddingGeneratorMetadata)
            ? new EmbeddingGeneratorMetadata(
                BuiltInModelCatalog.Provider,
                defaultModelId: BuiltInModelCatalog.Model,
                defaultModelDimensions: FeatureHasher.Dimensions)
            : serviceType.IsInstanceOfType(this) ? this : null;
    }

    public void Dispose()
    {
        // Holds nothing.
    }
}
