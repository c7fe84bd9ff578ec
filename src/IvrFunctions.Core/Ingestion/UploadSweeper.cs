using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Ingestion;

/// <summary>
/// Plans the uploads that the blob trigger missed: it compares times of one-second resolution and passes over a blob written in
/// the same second as one it has seen.
/// </summary>
public sealed class UploadSweeper(IBlobs blobs, UploadPlanner planner)
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
        }

        await foreach (var upload in blobs.ListAsync(BlobArea.Uploads, string.Empty, cancellationToken))
        {
            if (!planned.Contains(IngestionLedger.NameOf(IngestionEntry.IdOf(upload.Name, upload.ETag))))
            {
                await planner.PlanAsync(upload.Name, cancellationToken);
            }
        }
    }
}
