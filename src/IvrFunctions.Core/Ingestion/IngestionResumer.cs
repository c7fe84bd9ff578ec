using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Logging;

namespace IvrFunctions.Core.Ingestion;

/// <summary>Goes on with an ingestion that a crash or a cleared queue left standing.</summary>
public sealed partial class IngestionResumer(
    IMessageQueues queues, IngestionLedger ledger, IngestionFinisher finisher, UploadPlanner planner, AbandonedIngestions abandoned, TimeProvider time, ILogger<IngestionResumer> logger)
{
    /// <summary>The last chunk's own process ends the ingestion sooner than this, if it lives.</summary>
    private static readonly TimeSpan EndsWithin = TimeSpan.FromMinutes(1);

    /// <summary>
    /// A chunk says every second how far it is; a message whose holder died comes again after 10 minutes. Where no message is
    /// left there is nothing to wait for.
    /// </summary>
    private static readonly TimeSpan MovesWithin = TimeSpan.FromMinutes(30);

    public async Task ResumeAsync(string id, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(id, cancellationToken) is not { State: IngestionState.Running, ChunksQueued: true, Plan: { } plan } entry)
        {
            return;
        }

        var still = time.GetUtcNow() - await ledger.FindLastChangeAsync(id, cancellationToken);
        if (still < EndsWithin)
        {
            return;
        }

        var done = await ledger.ListChunksAsync(id, cancellationToken);
        if (done.Count == plan.Chunks.Count)
        {
            await FinishAsync(entry, cancellationToken);
        }
        else if (still >= MovesWithin || await queues.IsEmptyAsync(QueueNames.Chunks, cancellationToken))
        {
            LogQueuedAgain(logger, id, plan.Chunks.Count - done.Count);
            await planner.QueueMissingAsync(entry, cancellationToken);

            // Noted as a movement, so that the next sweep waits again.
            await ledger.UpdateAsync(id, current => current.IsOver ? null : current, cancellationToken);
        }
    }

    private async Task FinishAsync(IngestionEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            await finisher.FinishIfLastAsync(entry, cancellationToken);
        }
        catch (BlobChangedException)
        {
            if (!await abandoned.IsReplacedAsync(entry, cancellationToken))
            {
                throw;
            }

            await ledger.FailAsync(entry.Id, IngestionFinisher.ReplacedMeanwhile, cancellationToken);
        }
        catch (EmbedderMismatchException e)
        {
            await ledger.FailAsync(entry.Id, e.Message, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Ingestion {Ingestion} stood still: {Chunks} chunks are queued again")]
    private static partial void LogQueuedAgain(ILogger logger, string ingestion, int chunks);
}
