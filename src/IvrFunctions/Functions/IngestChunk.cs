using IvrFunctions.Core.Ingestion;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Functions;

/// <summary>One chunk of an ingestion.</summary>
public sealed class IngestChunk(ChunkIngester ingester)
{
    [Function(nameof(IngestChunk))]
    public Task RunAsync([QueueTrigger("ivr-chunks")] string message, CancellationToken cancellationToken) =>
        ingester.IngestAsync(message, cancellationToken);
}
