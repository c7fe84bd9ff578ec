using IvrFunctions.Core.Ingestion.Mapping;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Ingestion;

/// <summary>Takes an upload over HTTP: into the container like any other, and planned at once.</summary>
public sealed class UploadReceiver(IBlobs blobs, IngestionLedger ledger, UploadPlanner planner, TimeProvider time)
{
    /// <summary>Streams the body to the container and returns the ingestion that was started.</summary>
    /// <param name="name">Name of the source.</param>
    /// <param name="mapping">The user's mapping as JSON, if any; it is kept with the upload.</param>
    /// <param name="body">The CSV.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="InvalidRequestException">The name cannot be that of a blob, or the mapping is not understood.</exception>
    public async Task<IngestionStatus> ReceiveAsync(string? name, string? mapping, Stream body, CancellationToken cancellationToken)
    {
        SourceName.Check(name);
        var given = MappingParameter.Read(mapping);
        var write = given is null ? BlobWrite.Always : new BlobWrite { Metadata = new Dictionary<string, string> { [MappingDocuments.MetadataKey] = given } };
        var etag = await blobs.WriteAsync(BlobArea.Uploads, name, body, write, cancellationToken);
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
