using IvrFunctions.Adapters.BuiltIn;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace IvrFunctions.Tests.Models;

public sealed class BuiltInModelsTests : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddBuiltInModels().BuildServiceProvider();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IEmbeddingGenerator<string, Embedding<float>> Embedder =>
        services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();

    [Fact]
    public async Task Names_the_embedder_and_no_chat_model()
    {
        var catalog = services.GetRequiredService<IModelCatalog>();

        Assert.Equal(
            new EmbedderIdentity("builtin", "feature-hashing-768", "v1", 768, "", "", 1), await catalog.GetEmbedderAsync(Token));
        Assert.Null(await catalog.GetChatModelAsync(Token));
        Assert.Null(services.GetService<IChatClient>());
    }

    [Fact]
    public async Task Gives_each_text_its_vector_in_order()
    {
        string[] texts = ["uno", "dos", "uno"];

        var vectors = await Embedder.GenerateAsync(texts, cancellationToken: Token);

        Assert.Equal(texts.Select(VectorOf), vectors.Select(vector => vector.Vector.ToArray()));
        Assert.Equal(768, vectors[0].Vector.Length);
    }

    [Fact]
    public async Task Embeds_nothing_once_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(() => Embedder.GenerateAsync(["uno"], cancellationToken: cancelled.Token));
    }

    public void Dispose() => services.Dispose();

    private static float[] VectorOf(string text)
    {
        var vector = new float[FeatureHasher.Dimensions];
        FeatureHasher.Embed(text, vector);
        return vector;
    }
}
