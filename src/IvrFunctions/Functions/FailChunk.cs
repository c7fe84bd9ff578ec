using IvrFunctions.Core.Ingestion;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Functions;

/// <summary>A chunk that failed too often: its ingestion ends as failed.</summary>
public sealed class FailChunk(ChunkFailures failures)
{
    [Function(nameof(FailChunk))]
    public Task RunAsync([QueueTrigger("ivr-chunks-poison")] string message, CancellationToken cancellationToken) =>
        failures.RecordAsync(message, cancellationToken);
}
