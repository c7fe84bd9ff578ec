using IvrFunctions.Core.Ingestion;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Functions;

/// <summary>A part that failed too often: the reindex ends as failed.</summary>
public sealed class FailReindex(Reindexer reindexer)
{
    [Function(nameof(FailReindex))]
    public Task RunAsync([QueueTrigger("ivr-reindex-poison")] string message, CancellationToken cancellationToken) =>
        reindexer.RecordFailureAsync(message, cancellationToken);
}
