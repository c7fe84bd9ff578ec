using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Ingestion;

/// <summary>Gives the embedder in use after checking that the stored cases were embedded by the same.</summary>
public sealed class EmbedderGuard(IModelCatalog models, SourceCatalog catalog)
{
    /// <exception cref="EmbedderMismatchException">They were embedded by another.</exception>
    /// <exception cref="ServiceUnavailableException">Model server or storage does not answer.</exception>
    public async Task<EmbedderIdentity> GetAsync(CancellationToken cancellationToken)
    {
        var embedder = await models.GetEmbedderAsync(cancellationToken);
        var content = await catalog.ReadAsync(cancellationToken);
        if (content.Embedder is { } stored && stored.Fingerprint != embedder.Fingerprint && !content.Sources.IsEmpty)
        {
            throw new EmbedderMismatchException(
                $"The stored cases were embedded by {NameOf(stored)}, the settings say {NameOf(embedder)}: vectors of different "
                + "embedders cannot be compared. Run ivr reindex to embed the stored cases anew, or set Ivr__Models and "
                + "Ollama__EmbeddingModel back.");
        }

        return embedder;
    }

    internal static string NameOf(EmbedderIdentity embedder) => $"{embedder.Provider} {embedder.Model} ({embedder.Digest})";
}
