using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Logging;

namespace IvrFunctions.Core.Ingestion;

/// <summary>
/// Removes what the chunks of an ingestion left that will never be completed, because its upload was replaced or removed.
/// </summary>
public sealed partial class AbandonedIngestions(
    IBlobs blobs, ICallArchive archive, ICaseIndex index, SourceCatalog catalog, IModelCatalog models, IngestionLedger ledger, TimeProvider time,
    ILogger<AbandonedIngestions> logger)
{
    /// <summary>A chunk at work when its ingestion was given up has ended by then.</summary>
    public static readonly TimeSpan WorkEndsWithin = TimeSpan.FromHours(1);

    /// <exception cref="BlobChangedException">The upload is no longer the one of this ingestion.</exception>
    public async Task ThrowIfReplacedAsync(IngestionEntry entry, CancellationToken cancellationToken)
    {
        if (await IsReplacedAsync(entry, cancellationToken))
        {
            throw new BlobChangedException(IngestionFinisher.ReplacedMeanwhile);
        }
    }

    /// <summary>Whether the upload is no longer the one of this ingestion.</summary>
    public async Task<bool> IsReplacedAsync(IngestionEntry entry, CancellationToken cancellationToken) =>
        (await blobs.FindAsync(BlobArea.Uploads, entry.Source, cancellationToken))?.ETag != entry.ETag;

    /// <summary>
    /// Removes the stories that only its parts have; a part is always saved before its stories are. The parts stay: a chunk that
    /// was still storing stories the first time is cleared up by them when it ends or is delivered again.
    /// </summary>
    public async Task RemoveAsync(IngestionEntry entry, CancellationToken cancellationToken)
    {
        if ((await ListPartsAsync(entry, cancellationToken)).Count == 0)
        {
            return;
        }

        await using var held = await blobs.LockAsync(SourceCatalog.LockName, cancellationToken);
        await RemoveLockedAsync(held, entry, cancellationToken);
    }

    /// <summary>The same for a caller that holds the catalog's lock.</summary>
    public async Task RemoveLockedAsync(IBlobLock held, IngestionEntry entry, CancellationToken cancellationToken)
    {
        var parts = await ListPartsAsync(entry, cancellationToken);
        var content = await catalog.ReadAsync(cancellationToken);
        if (parts.Count == 0 || IsListed(content, entry))
        {
            return;
        }

        var orphans = await archive.FindCasesOnlyInAsync(parts, content.Parts, cancellationToken);
        if (orphans.Count == 0)
        {
            return;
        }

        // Its chunks used the embedder that was configured then: that of the catalog, the one that takes over, or the present one.
        EmbedderIdentity?[] embedders = [content.Embedder, content.NextEmbedder, await models.GetEmbedderAsync(cancellationToken)];

        // Some may be stories of an ingestion that still runs and has found them in store, or finds them while they are dropped:
        // each new epoch makes it look again.
        content = await catalog.WriteAsync(content with { Epoch = content.Epoch + 1, IsDropping = true }, cancellationToken);
        foreach (var embedder in embedders.OfType<EmbedderIdentity>().Distinct())
        {
            foreach (var kind in orphans.GroupBy(orphan => orphan.Kind))
            {
                await held.ThrowIfLostAsync(cancellationToken);
                await index.DeleteAsync(new CaseCollection(embedder, kind.Key), [.. kind.Select(orphan => orphan.Id)], cancellationToken);
            }
        }

        await catalog.WriteAsync(content with { Epoch = content.Epoch + 1, IsDropping = false }, cancellationToken);
        LogRemoved(logger, entry.Id, orphans.Count);
    }

    /// <summary>
    /// Clears up after a failed ingestion whose upload is no longer there: its stories at once, and again with its parts when no
    /// chunk can be at work any more.
    /// </summary>
    /// <param name="id">The ingestion.</param>
    /// <param name="cancellationToken">Stops; the rest is cleared up the next time.</param>
    public async Task ClearUpAsync(string id, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(id, cancellationToken) is not { State: IngestionState.Failed, IsCleared: false } entry
            || time.GetUtcNow() - entry.AbandonedAt < WorkEndsWithin)
        {
            return;
        }

        await using var held = await blobs.LockAsync(SourceCatalog.LockName, cancellationToken);
        if (IsListed(await catalog.ReadAsync(cancellationToken), entry))
        {
            return;
        }

        await RemoveLockedAsync(held, entry, cancellationToken);
        var isLast = entry.AbandonedAt is not null;
        if (isLast)
        {
            await ledger.ForgetChunksAsync(id, cancellationToken);
            await blobs.DeleteAllAsync(BlobArea.State, IngestionEntry.PartsPrefixOf(id), cancellationToken);
        }

        await ledger.UpdateAsync(
            id, current => current with { AbandonedAt = current.AbandonedAt ?? time.GetUtcNow(), IsCleared = isLast }, cancellationToken);
    }

    /// <summary>In the catalog it is, or was, visible: it leaves it like any other that is replaced.</summary>
    private static bool IsListed(CatalogContent content, IngestionEntry entry) =>
        content.Sources.Values.Concat(content.Leaving).Any(source => source.Ingestion == entry.Id);

    private async Task<IReadOnlyList<string>> ListPartsAsync(IngestionEntry entry, CancellationToken cancellationToken)
    {
        var parts = new List<string>();
        await foreach (var part in blobs.ListAsync(BlobArea.State, IngestionEntry.PartsPrefixOf(entry.Id), cancellationToken))
        {
            parts.Add(part.Name);
        }

        return parts;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Ingestion {Ingestion} was abandoned: {Orphans} stories that no call has removed")]
    private static partial void LogRemoved(ILogger logger, string ingestion, int orphans);
}
