using IvrFunctions.Core.Ports;
using Microsoft.Extensions.AI;

namespace IvrFunctions.Tests.Doubles;

/// <summary>An embedder that gives different texts different vectors, and that can be changed as by its settings.</summary>
public sealed class SwitchableEmbedder : IModelCatalog, IEmbeddingGenerator<string, Embedding<float>>
{
    public EmbedderIdentity Identity { get; set; } = Of("first", 8);

    /// <summary>Called before every embedding: throw to simulate an outage.</summary>
    public Func<Task>? Before { get; set; }

    public int Embedded { get; private set; }

    public static EmbedderIdentity Of(string model, int dimensions) => new("test", model, "d1", dimensions, "", "", 1);

    public Task<EmbedderIdentity> GetEmbedderAsync(CancellationToken cancellationToken) => Task.FromResult(Identity);

    public Task<ChatModelIdentity?> GetChatModelAsync(CancellationToken cancellationToken) => Task.FromResult<ChatModelIdentity?>(null);

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (Before is { } before)
        {
            await before();
        }

        var vectors = values.Select(text => new Embedding<float>(VectorOf(text))).ToList();
        Embedded += vectors.Count;
        return new GeneratedEmbeddings<Embedding<float>>(vectors);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
        // Holds nothing; the container that it is registered in disposes what it can.
    }

    private float[] VectorOf(string text)
    {
        var vector = new float[Identity.Dimensions];
        for (var i = 0; i < text.Length; i++)
        {
            vector[(text[i] + i) % vector.Length] += text[i] * (i + 1);
        }

        return vector;
    }
}
