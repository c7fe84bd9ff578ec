using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Ingestion;

/// <summary>Takes an upload over HTTP: into the container like any other, and planned at once.</summary>
public sealed class UploadReceiver(IBlobs blobs, IngestionLedger ledger, UploadPlanner planner, TimeProvider time)
{
    /// <summary>Streams the body to the container and returns the ingestion that was started.</summary>
    /// <exception cref="InvalidRequestException">The name cannot be that of a blob.</exception>
    public async Task<IngestionStatus> ReceiveAsync(string? name, Stream body, CancellationToken cancellationToken)
    {
        SourceName.Check(name);
        var etag = await blobs.WriteAsync(BlobArea.Uploads, name, body, BlobWrite.Always, cancellationToken);
        var entry = await ledger.ReceiveAsync(name, etag, cancellationToken);
        try
        {
            await planner.PlanAsync(name, cancellationToken);
            entry = await ledger.FindAsync(entry.Id, cancellationToken) ?? entry;
        }
        catch (ServiceUnavailableException)
        {
            // The upload is safe: the trigger or the timer plans it when the service is back.
        }

        return IngestionStatus.Of(entry, [], [], time.GetUtcNow());
    }
}
