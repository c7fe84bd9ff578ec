using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Logging;

namespace IvrFunctions.Core.Ingestion;

/// <summary>
/// Removes what the catalog lists as leaving: parts and cases that only replaced or removed ingestions used, and collections of
/// replaced embedders. Repeating it after a crash completes it.
/// </summary>
public sealed partial class CatalogCleaner(
    IBlobs blobs, ICallArchive archive, ICaseIndex index, SourceCatalog catalog, IngestionLedger ledger, ILogger<CatalogCleaner> logger)
{
    /// <param name="held">The catalog's lock.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The catalog as it then is.</returns>
    public async Task<CatalogContent> CleanAsync(IBlobLock held, CancellationToken cancellationToken)
    {
        var content = await catalog.ReadAsync(cancellationToken);
        if (!content.NeedsCleaning)
        {
            return content;
        }

        foreach (var leaving in content.Leaving)
        {
            await RemoveCasesAsync(held, content, leaving, cancellationToken);
        }

        foreach (var embedder in content.RetiredEmbedders)
        {
            foreach (var kind in Enum.GetValues<CaseKind>())
            {
                await held.ThrowIfLostAsync(cancellationToken);
                await index.RemoveAsync(new CaseCollection(embedder, kind), cancellationToken);
            }

            LogRetired(logger, embedder.Provider, embedder.Model);
        }

        // The parts go last: the cases to remove are found in them.
        foreach (var leaving in content.Leaving)
        {
            foreach (var part in leaving.Parts)
            {
                await blobs.DeleteAsync(BlobArea.State, part, cancellationToken);
            }

            await ledger.ForgetChunksAsync(leaving.Ingestion, cancellationToken);
        }

        // An ingestion planned since the epoch before may have found a case that is gone now: it has to look again.
        return await catalog.WriteAsync(
            content with { Epoch = content.Epoch + 1, IsDropping = false, Leaving = [], RetiredEmbedders = [] }, cancellationToken);
    }

    private async Task RemoveCasesAsync(IBlobLock held, CatalogContent content, CatalogSource leaving, CancellationToken cancellationToken)
    {
        IReadOnlyList<ArchivedCase> orphans;
        try
        {
            orphans = await archive.FindCasesOnlyInAsync(leaving.Parts, content.Parts, cancellationToken);
        }
        catch (BlobChangedException)
        {
            // Parts are deleted after the cases: an earlier attempt came that far.
            return;
        }

        EmbedderIdentity?[] embedders = [content.Embedder, content.NextEmbedder];
        foreach (var embedder in embedders.OfType<EmbedderIdentity>())
        {
            foreach (var kind in orphans.GroupBy(orphan => orphan.Kind))
            {
                // Whoever holds it now may have made use of them.
                await held.ThrowIfLostAsync(cancellationToken);
                var collection = new CaseCollection(embedder, kind.Key);
                if (content.Sources.IsEmpty)
                {
                    // All go: a new collection takes records many times faster than one of which thousands were deleted.
                    await index.RemoveAsync(collection, cancellationToken);
                }
                else
                {
                    await index.DeleteAsync(collection, [.. kind.Select(orphan => orphan.Id)], cancellationToken);
                }
            }
        }

        LogRemoved(logger, leaving.Ingestion, orphans.Count);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Ingestion {Ingestion} left the catalog: {Orphans} stories that no call has any more removed")]
    private static partial void LogRemoved(ILogger logger, string ingestion, int orphans);

    [LoggerMessage(Level = LogLevel.Information, Message = "The collections of {Provider} {Model} were removed")]
    private static partial void LogRetired(ILogger logger, string provider, string model);
}
