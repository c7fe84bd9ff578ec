using System.Globalization;
using System.Text.Json;
using IvrFunctions.Core.Ports;
using IvrFunctions.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace IvrFunctions.Core.Ingestion;

/// <summary>
/// Ends an ingestion whose chunks are all done: makes its calls the ones readers see, drops what only the replaced ones used,
/// tells <c>ivr-ingested</c>. One at a time across processes, and every step may be repeated after a crash.
/// </summary>
public sealed partial class IngestionFinisher(
    IBlobs blobs, IMessageQueues queues, ICallArchive archive, IngestionLedger ledger, SourceCatalog catalog, CatalogCleaner cleaner,
    EmbedderGuard embedders, PartEmbedder parts, TimeProvider time, ILogger<IngestionFinisher> logger)
{
    public const string ReplacedMeanwhile = "The upload was replaced or removed before its ingestion ended.";

    public async Task FinishIfLastAsync(IngestionEntry entry, CancellationToken cancellationToken)
    {
        // Chunks end roughly in their order: while the last is not done there is no need to list thousands after each.
        var count = entry.Plan!.Chunks.Count;
        if (!await ledger.IsChunkDoneAsync(entry.Id, count - 1, cancellationToken))
        {
            return;
        }

        var chunks = await ledger.ListChunksAsync(entry.Id, cancellationToken);
        if (chunks.Count < count)
        {
            return;
        }

        await using var held = await blobs.LockAsync(SourceCatalog.LockName, cancellationToken);
        if (await ledger.FindAsync(entry.Id, cancellationToken) is not { IsOver: false } current)
        {
            return;
        }

        await IvrTelemetry.FinishAsync(entry.Id, () => FinishAsync(held, current, chunks.Values, cancellationToken));
    }

    private async Task<IngestionTotals> FinishAsync(
        IBlobLock held, IngestionEntry entry, IEnumerable<IngestionTotals> chunks, CancellationToken cancellationToken)
    {
        // First what a crash left half dropped: some of it may be stories that this ingestion found in store. And read before
        // the upload is looked at: should the lock be lost from here on, the swap finds another catalog and fails.
        var content = await cleaner.CleanAsync(held, cancellationToken);
        var isListed = content.Sources.GetValueOrDefault(entry.Source)?.Ingestion == entry.Id;
        if (!isListed && (await blobs.FindAsync(BlobArea.Uploads, entry.Source, cancellationToken))?.ETag != entry.ETag)
        {
            throw new BlobChangedException(ReplacedMeanwhile);
        }

        // Counted and kept before the swap: afterwards this ingestion's own stories are known ones.
        var totals = entry.Totals;
        if (totals is null)
        {
            totals = await CountAsync(entry, content, chunks.Aggregate(new IngestionTotals(), (sum, chunk) => sum + chunk), cancellationToken);
            await ledger.UpdateAsync(entry.Id, running => running.IsOver ? null : running with { Totals = totals }, cancellationToken);
        }

        if (!isListed)
        {
            await SwapAsync(entry, content, cancellationToken);
            await cleaner.CleanAsync(held, cancellationToken);
        }

        await CompleteAsync(entry, totals, cancellationToken);
        return totals;
    }

    private async Task<IngestionTotals> CountAsync(
        IngestionEntry entry, CatalogContent content, IngestionTotals read, CancellationToken cancellationToken)
    {
        // Its own parts are among them where it failed after the swap and was tried again.
        var others = content.Sources.Values.Where(source => source.Ingestion != entry.Id).SelectMany(source => source.Parts).ToList();
        var counts = await archive.CountAsync(IngestionEntry.PartsOf(entry.Id, entry.Plan!.Chunks.Count), others, cancellationToken);
        return read with
        {
            CallsStored = counts.Calls,
            Duplicates = read.Duplicates + read.CallsStored - counts.Calls,
            CasesNew = counts.Cases - counts.CasesKnown,
            CasesReused = counts.CasesKnown,
        };
    }

    private async Task SwapAsync(IngestionEntry entry, CatalogContent content, CancellationToken cancellationToken)
    {
        var previous = content.Sources.GetValueOrDefault(entry.Source);
        var embedder = await embedders.GetAsync(cancellationToken);
        if (content.Epoch != entry.CatalogEpoch)
        {
            // Another ingestion dropped cases since this one was planned: some may be this one's, found in store and reused.
            await parts.StoreAsync(embedder, content.Epoch, IngestionEntry.PartsOf(entry.Id, entry.Plan!.Chunks.Count), cancellationToken);
        }

        var plan = entry.Plan!;
        var source = new CatalogSource(entry.Id, plan.Chunks.Count, plan.ContentHash);
        await catalog.WriteAsync(
            content with
            {
                Epoch = content.Epoch + (previous is null ? 0 : 1),
                Embedder = embedder,
                RetiredEmbedders = content.Embedder is { } old && old != embedder ? content.RetiredEmbedders.Add(old) : content.RetiredEmbedders,
                Sources = content.Sources.SetItem(entry.Source, source),
                Leaving = previous is null ? content.Leaving : content.Leaving.Add(previous),
            },
            cancellationToken);
    }

    private async Task CompleteAsync(IngestionEntry entry, IngestionTotals totals, CancellationToken cancellationToken)
    {
        var finished = time.GetUtcNow();
        var message = new IngestedMessage(1, entry.Id, entry.Source, totals.CallsStored, totals.RowsRejected, finished);
        await queues.SendAsync(
            QueueNames.Ingested, JsonSerializer.Serialize(message, IngestionJson.Default.IngestedMessage), cancellationToken);
        IReadOnlyList<string> warnings = totals.UnreadableNumbers == 0
            ? entry.Warnings
            : [.. entry.Warnings, string.Create(CultureInfo.InvariantCulture, $"{totals.UnreadableNumbers} cells of number columns hold no number from 0; their calls are kept without it.")];
        await ledger.UpdateAsync(
            entry.Id,
            current => current.IsRemoved
                ? null
                : current with { State = IngestionState.Completed, Totals = totals, FinishedAt = finished, Warnings = warnings, Error = null },
            cancellationToken);
        LogCompleted(logger, entry.Id, totals.RowsRead, totals.CallsStored, totals.CasesNew);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Ingestion {Ingestion} completed: {Rows} rows, {Calls} calls, {Cases} new stories")]
    private static partial void LogCompleted(ILogger logger, string ingestion, long rows, long calls, long cases);
}
