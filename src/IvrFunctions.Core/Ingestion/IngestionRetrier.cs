using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Ingestion;

/// <summary>Tries a failed ingestion again: what its chunks have done stays done.</summary>
public sealed class IngestionRetrier(
    IBlobs blobs, IngestionLedger ledger, IngestionReader reader, UploadPlanner planner, TimeProvider time)
{
    /// <returns>The ingestion as it then stands, or <see langword="null"/> where there is none of this id.</returns>
    /// <exception cref="RetryRefusedException">It did not fail, or its upload is no longer there.</exception>
    public async Task<IngestionStatus?> RetryAsync(string id, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(id, cancellationToken) is null || await ledger.FindAsync(id, cancellationToken) is not { } entry)
        {
            return null;
        }

        if (entry.State != IngestionState.Failed)
        {
            throw new RetryRefusedException($"The ingestion is {entry.State.ToString().ToLowerInvariant()}: only one that failed can be tried again.");
        }

        if ((await blobs.FindAsync(BlobArea.Uploads, entry.Source, cancellationToken))?.ETag != entry.ETag)
        {
            throw new RetryRefusedException("The upload was replaced or removed since: upload the file again.");
        }

        var done = await ledger.ListChunksAsync(id, cancellationToken);
        await ledger.UpdateAsync(
            id,
            current => current.State == IngestionState.Failed ? Begin(current, done.Values.Sum(chunk => chunk.RowsRead)) : null,
            cancellationToken);
        try
        {
            await planner.PlanAsync(entry.Source, cancellationToken);
        }
        catch (ServiceUnavailableException)
        {
            // It is marked to be gone on with: the sweep does so when the service is back.
        }

        return await reader.FindAsync(id, cancellationToken);
    }

    private IngestionEntry Begin(IngestionEntry entry, long rowsDone) => entry with
    {
        State = entry.Plan is null ? IngestionState.Queued : IngestionState.Running,
        Attempt = entry.Attempt + 1,
        RunningSince = time.GetUtcNow(),
        RowsBefore = rowsDone,
        ChunksQueued = false,
        Totals = null,
        FinishedAt = null,
        Error = null,
    };
}
