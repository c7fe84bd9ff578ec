using Azure.Storage.Blobs;
using IvrFunctions.Core.Ingestion;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Functions;

/// <summary>A new or overwritten upload: plans its ingestion.</summary>
public sealed class IngestCalls(UploadPlanner planner)
{
    [Function(nameof(IngestCalls))]
    public Task RunAsync([BlobTrigger("ivr-calls/{name}")] BlobClient blob, CancellationToken cancellationToken) =>
        planner.PlanAsync(blob.Name, cancellationToken);
}
