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
    /// <summary>Sees to each by itself: what fails for one, fails for one.</summary>
    /// <exception cref="AggregateException">Something failed: the next sweep goes on.</exception>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var planned = new HashSet<string>(StringComparer.Ordinal);
        var unplanned = new HashSet<string>(StringComparer.Ordinal);
        var failed = new HashSet<string>(StringComparer.Ordinal);
        var failures = new List<Exception>();
        await foreach (var entry in blobs.ListAsync(BlobArea.State, IngestionLedger.Prefix, cancellationToken))
        {
            var id = Path.GetFileNameWithoutExtension(entry.Name);
            if (IngestionLedger.IsPlanned(entry))
            {
                planned.Add(id);
            }
            else
            {
                unplanned.Add(id);
            }

            if (IngestionLedger.IsRunning(entry))
            {
                await TryAsync(() => resumer.ResumeAsync(id, cancellationToken), failures, cancellationToken);
            }
            else if (IngestionLedger.IsRemoved(entry))
            {
                await TryAsync(() => remover.ClearUpAsync(id, cancellationToken), failures, cancellationToken);
            }
            else if (IngestionLedger.IsFailed(entry))
            {
                failed.Add(id);
            }
        }

        await foreach (var upload in blobs.ListAsync(BlobArea.Uploads, string.Empty, cancellationToken))
        {
            var id = IngestionEntry.IdOf(upload.Name, upload.ETag);
            unplanned.Remove(id);
            failed.Remove(id);
            if (!planned.Contains(id))
            {
                await TryAsync(() => planner.PlanAsync(upload.Name, cancellationToken), failures, cancellationToken);
            }
        }

        // Listed before the uploads, and not among them: theirs were replaced or removed.
        foreach (var id in unplanned)
        {
            await TryAsync(() => ledger.FailAsync(id, IngestionFinisher.ReplacedMeanwhile, cancellationToken), failures, cancellationToken);
        }

        foreach (var id in failed)
        {
            await TryAsync(() => abandoned.ClearUpAsync(id, cancellationToken), failures, cancellationToken);
        }

        await TryAsync(() => CleanAsync(cancellationToken), failures, cancellationToken);
        await TryAsync(() => reindexer.ResumeAsync(cancellationToken), failures, cancellationToken);
        if (failures.Count > 0)
        {
            throw new AggregateException("The sweep could not do all it had to; the next one goes on.", failures);
        }
    }

    private static async Task TryAsync(Func<Task> work, List<Exception> failures, CancellationToken cancellationToken)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            failures.Add(e);
        }
    }

    private async Task CleanAsync(CancellationToken cancellationToken)
    {
        if ((await catalog.ReadAsync(cancellationToken)).NeedsCleaning)
        {
            await using var held = await blobs.LockAsync(SourceCatalog.LockName, cancellationToken);
            await cleaner.CleanAsync(held, cancellationToken);
        }
    }
}
