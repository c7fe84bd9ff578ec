using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Logging;

namespace IvrFunctions.Core.Ingestion;

/// <summary>Removes what the chunks of an ingestion left that will never be completed, because its upload was replaced or removed.</summary>
public sealed partial class AbandonedIngestions(
    IBlobs blobs, ICallArchive archive, ICaseIndex index, SourceCatalog catalog, EmbedderGuard embedders, ILogger<AbandonedIngestions> logger)
{
    /// <exception cref="BlobChangedException">The upload is no longer the one of this ingestion.</exception>
    public async Task ThrowIfReplacedAsync(IngestionEntry entry, CancellationToken cancellationToken)
    {
        if ((await blobs.FindAsync(BlobArea.Uploads, entry.Source, cancellationToken))?.ETag != entry.ETag)
        {
            throw new BlobChangedException(IngestionFinisher.ReplacedMeanwhile);
        }
    }

    /// <summary>
    /// Removes its parts and the stories that only they have. May be repeated after a crash, and for chunks that were still
    /// running the first time: a part is always saved before its stories are.
    /// </summary>
    public async Task RemoveAsync(IngestionEntry entry, CancellationToken cancellationToken)
    {
        if ((await ListPartsAsync(entry, cancellationToken)).Count == 0)
        {
            return;
        }

        await using var _ = await blobs.LockAsync(SourceCatalog.LockName, cancellationToken);
        var parts = await ListPartsAsync(entry, cancellationToken);
        var content = await catalog.ReadAsync(cancellationToken);

        // In the catalog it is visible already, and leaves it like any other that is replaced.
        if (parts.Count == 0 || content.Sources.GetValueOrDefault(entry.Source)?.Ingestion == entry.Id)
        {
            return;
        }

        var orphans = await archive.FindCasesOnlyInAsync(parts, content.Parts, cancellationToken);
        var embedder = await embedders.GetAsync(cancellationToken);
        foreach (var kind in orphans.GroupBy(orphan => orphan.Kind))
        {
            await index.DeleteAsync(new CaseCollection(embedder, kind.Key), [.. kind.Select(orphan => orphan.Id)], cancellationToken);
        }

        // Some may be stories of an ingestion that still runs and has found them in store: the new epoch makes it look again.
        await catalog.WriteAsync(content with { Epoch = content.Epoch + 1 }, cancellationToken);
        foreach (var part in parts)
        {
            await blobs.DeleteAsync(BlobArea.State, part, cancellationToken);
        }

        LogRemoved(logger, entry.Id, parts.Count, orphans.Count);
    }

    private async Task<IReadOnlyList<string>> ListPartsAsync(IngestionEntry entry, CancellationToken cancellationToken)
    {
        var parts = new List<string>();
        await foreach (var part in blobs.ListAsync(BlobArea.State, IngestionEntry.PartsPrefixOf(entry.Id), cancellationToken))
        {
            parts.Add(part.Name);
        }

        return parts;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Ingestion {Ingestion} was abandoned: {Parts} parts and {Orphans} stories that no call has removed")]
    private static partial void LogRemoved(ILogger logger, string ingestion, int parts, int orphans);
}
