using IvrFunctions.Core.Ingestion;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Functions;

/// <summary>One part of a reindex, or its beginning.</summary>
public sealed class Reindex(Reindexer reindexer)
{
    [Function(nameof(Reindex))]
    public Task RunAsync([QueueTrigger("ivr-reindex")] string message, CancellationToken cancellationToken) =>
        reindexer.HandleAsync(message, cancellationToken);
}
