using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Ingestion;

/// <summary>
/// Sees to what nothing else would: plans the uploads that the blob trigger missed (it compares times of one-second resolution
/// and passes over a blob written in the same second as one it has seen), and completes what crashes left half done.
/// </summary>
public sealed class UploadSweeper(
    IBlobs blobs, UploadPlanner planner, IngestionResumer resumer, SourceRemover remover, SourceCatalog catalog, CatalogCleaner cleaner,
    Reindexer reindexer)
{
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var planned = new HashSet<string>(StringComparer.Ordinal);
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
        }

        await foreach (var upload in blobs.ListAsync(BlobArea.Uploads, string.Empty, cancellationToken))
        {
            if (!planned.Contains(IngestionLedger.NameOf(IngestionEntry.IdOf(upload.Name, upload.ETag))))
            {
                await planner.PlanAsync(upload.Name, cancellationToken);
            }
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
