using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Ingestion;

public static class BlobDeletion
{
    /// <summary>Deletes the blobs under a prefix.</summary>
    public static async Task DeleteAllAsync(this IBlobs blobs, BlobArea area, string prefix, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(blobs);
        await foreach (var blob in blobs.ListAsync(area, prefix, cancellationToken))
        {
            await blobs.DeleteAsync(area, blob.Name, cancellationToken);
        }
    }
}
