using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Ingestion;

/// <summary>
/// Sees to what nothing else would: plans the uploads that the blob trigger missed (it compares times of one-second resolution
/// and passes over a blob written in the same second as one it has seen), and completes what crashes left half done.
/// </summary>
public sealed class UploadSweeper(
    IBlobs blobs, UploadPlanner planner, IngestionResumer resumer, SourceRemover remover, AbandonedIngestions abandoned, IngestionLedger ledger,
    SourceCatalog catalog, CatalogCleaner cleaner, Reindexer reindexer)
{
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var planned = new HashSet<string>(StringComparer.Ordinal);
        var queued = new HashSet<string>(StringComparer.Ordinal);
        var failed = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var entry in blobs.ListAsync(BlobArea.State, IngestionLedger.Prefix, cancellationToken))
        {
            if (IngestionLedger.IsPlanned(entry))
            {
                planned.Add(entry.Name);
            }

            var id = Path.GetFileNameWithoutExtension(entry.Name);
            if (IngestionLedger.IsRunning(entry))
            {
                await resumer.ResumeAsync(id, cancellationToken);
            }
            else if (IngestionLedger.IsRemoved(entry))
            {
                await remover.ClearUpAsync(id, cancellationToken);
            }
            else if (IngestionLedger.IsQueued(entry))
            {
                queued.Add(id);
            }
            else if (IngestionLedger.IsFailed(entry))
            {
                failed.Add(id);
            }
        }

        await foreach (var upload in blobs.ListAsync(BlobArea.Uploads, string.Empty, cancellationToken))
        {
            var id = IngestionEntry.IdOf(upload.Name, upload.ETag);
            queued.Remove(id);
            failed.Remove(id);
            if (!planned.Contains(IngestionLedger.NameOf(id)))
            {
                await planner.PlanAsync(upload.Name, cancellationToken);
            }
        }

        // Listed before the uploads, and not among them: theirs were replaced or removed.
        foreach (var id in queued)
        {
            await ledger.FailAsync(id, IngestionFinisher.ReplacedMeanwhile, cancellationToken);
        }

        foreach (var id in failed)
        {
            await abandoned.ClearUpAsync(id, cancellationToken);
        }

        await CleanAsync(cancellationToken);
        await reindexer.ResumeAsync(cancellationToken);
    }

    private async Task CleanAsync(CancellationToken cancellationToken)
    {
        if ((await catalog.ReadAsync(cancellationToken)).NeedsCleaning)
        {
            await using var _ = await blobs.LockAsync(SourceCatalog.LockName, cancellationToken);
            await cleaner.CleanAsync(cancellationToken);
        }
    }
}
