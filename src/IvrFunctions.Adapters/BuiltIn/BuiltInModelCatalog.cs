using IvrFunctions.Core.Ports;

namespace IvrFunctions.Adapters.BuiltIn;

internal sealed class BuiltInModelCatalog : IModelCatalog
{
    public const string Provider = "builtin";
    public const string Model = "feature-hashing-768";

    /// <summary>Raised with every change of <see cref="FeatureHasher"/> that changes vectors.</summary>
    private const string Version = "v1";

    internal static readonly EmbedderIdentity Embedder = new(
        Provider, Model, Version, FeatureHasher.Dimensions, DocumentPrefix: "", QueryPrefix: "", PrefixVersion: 1);

    public Task<EmbedderIdentity> GetEmbedderAsync(CancellationToken cancellationToken) => Task.FromResult(Embedder);

    public Task<ChatModelIdentity?> GetChatModelAsync(CancellationToken cancellationToken) => Task.FromResult<ChatModelIdentity?>(null);
}
