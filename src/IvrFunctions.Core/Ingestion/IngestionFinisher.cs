using System.Globalization;
using System.Text.Json;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Ports;
using IvrFunctions.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace IvrFunctions.Core.Ingestion;

/// <summary>
/// Ends an ingestion whose chunks are all done: makes its calls the ones readers see, drops what only the replaced ones used,
/// tells <c>ivr-ingested</c>. One at a time across processes, and every step may be repeated after a crash.
/// </summary>
public sealed partial class IngestionFinisher(
    IBlobs blobs, IMessageQueues queues, ICallArchive archive, ICaseIndex index, IngestionLedger ledger, SourceCatalog catalog,
    EmbedderGuard embedders, CaseWriter cases, Narrator narrator, TimeProvider time, ILogger<IngestionFinisher> logger)
{
    public const string ReplacedMeanwhile = "The upload was replaced or removed before its ingestion ended.";
    private const int CasesPerBatch = 2_000;

    public async Task FinishIfLastAsync(IngestionEntry entry, CancellationToken cancellationToken)
    {
        var chunks = await ledger.ListChunksAsync(entry.Id, cancellationToken);
        if (chunks.Count < entry.Plan!.Chunks.Count)
        {
            return;
        }

        await using var _ = await blobs.LockAsync(SourceCatalog.LockName, cancellationToken);
        if (await ledger.FindAsync(entry.Id, cancellationToken) is not { IsOver: false } current)
        {
            return;
        }

        await IvrTelemetry.FinishAsync(entry.Id, () => FinishAsync(current, chunks.Values, cancellationToken));
    }

    private async Task<IngestionTotals> FinishAsync(
        IngestionEntry entry, IEnumerable<IngestionTotals> chunks, CancellationToken cancellationToken)
    {
        var upload = await blobs.FindAsync(BlobArea.Uploads, entry.Source, cancellationToken);
        if (upload?.ETag != entry.ETag)
        {
            throw new BlobChangedException(ReplacedMeanwhile);
        }

        // Counted and kept before the swap: afterwards this ingestion's own stories are known ones.
        var totals = entry.Totals;
        if (totals is null)
        {
            totals = await CountAsync(entry, chunks.Aggregate(new IngestionTotals(), (sum, chunk) => sum + chunk), cancellationToken);
            await ledger.UpdateAsync(entry.Id, running => running with { Totals = totals }, cancellationToken);
        }

        await SwapAsync(entry, cancellationToken);
        await RemoveReplacedAsync(entry.Source, cancellationToken);
        await CompleteAsync(entry, totals, cancellationToken);
        return totals;
    }

    private async Task<IngestionTotals> CountAsync(IngestionEntry entry, IngestionTotals read, CancellationToken cancellationToken)
    {
        var content = await catalog.ReadAsync(cancellationToken);

        var counts = await archive.CountAsync(IngestionEntry.PartsOf(entry.Id, entry.Plan!.Chunks.Count), content.Parts, cancellationToken);
        return read with
        {
            CallsStored = counts.Calls,
            Duplicates = read.Duplicates + read.CallsStored - counts.Calls,
            CasesNew = counts.Cases - counts.CasesKnown,
            CasesReused = counts.CasesKnown,
        };
    }

    private async Task SwapAsync(IngestionEntry entry, CancellationToken cancellationToken)
    {
        var content = await catalog.ReadAsync(cancellationToken);
        var previous = content.Sources.GetValueOrDefault(entry.Source);
        if (previous?.Ingestion == entry.Id)
        {
            return;
        }

        var embedder = await embedders.GetAsync(cancellationToken);
        if (content.Epoch != entry.CatalogEpoch)
        {
            await StoreCasesAgainAsync(entry, embedder, content.Epoch, cancellationToken);
        }

        var plan = entry.Plan!;
        var source = new CatalogSource(entry.Id, plan.Chunks.Count, plan.ContentHash, previous is null ? null : previous with { Replaced = null });
        await catalog.WriteAsync(
            content with
            {
                Epoch = content.Epoch + (previous is null ? 0 : 1),
                Embedder = embedder.Fingerprint,
                EmbedderName = EmbedderGuard.NameOf(embedder),
                Sources = content.Sources.SetItem(entry.Source, source),
            },
            cancellationToken);
    }

    /// <summary>Another ingestion dropped cases since this one was planned: some may be this one's, found in store and reused.</summary>
    private async Task StoreCasesAgainAsync(IngestionEntry entry, EmbedderIdentity embedder, int epoch, CancellationToken cancellationToken)
    {
        var batches = new Dictionary<CaseKind, Dictionary<CaseId, string>> { [CaseKind.Failed] = [], [CaseKind.Other] = [] };
        await foreach (var (id, sample) in archive.ReadCasesAsync(IngestionEntry.PartsOf(entry.Id, entry.Plan!.Chunks.Count), cancellationToken))
        {
            var kind = sample.IsFailed ? CaseKind.Failed : CaseKind.Other;
            batches[kind][id] = narrator.Narrate(sample);
            if (batches[kind].Count == CasesPerBatch)
            {
                await cases.WriteAsync(embedder, epoch, kind, batches[kind], cancellationToken);
                batches[kind].Clear();
            }
        }

        foreach (var (kind, batch) in batches)
        {
            await cases.WriteAsync(embedder, epoch, kind, batch, cancellationToken);
        }
    }

    private async Task RemoveReplacedAsync(string source, CancellationToken cancellationToken)
    {
        var content = await catalog.ReadAsync(cancellationToken);
        if (content.Sources[source] is not { Replaced: { } replaced } current)
        {
            return;
        }

        var orphans = await archive.FindCasesOnlyInAsync(replaced.Parts, content.Parts, cancellationToken);
        var embedder = await embedders.GetAsync(cancellationToken);
        foreach (var kind in orphans.GroupBy(orphan => orphan.Kind))
        {
            await index.DeleteAsync(new CaseCollection(embedder, kind.Key), [.. kind.Select(orphan => orphan.Id)], cancellationToken);
        }

        foreach (var part in replaced.Parts)
        {
            await blobs.DeleteAsync(BlobArea.State, part, cancellationToken);
        }

        LogReplaced(logger, current.Ingestion, replaced.Ingestion, orphans.Count);
        await catalog.WriteAsync(
            content with { Sources = content.Sources.SetItem(source, current with { Replaced = null }) }, cancellationToken);
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
            current => current with { State = IngestionState.Completed, Totals = totals, FinishedAt = finished, Warnings = warnings },
            cancellationToken);
        LogCompleted(logger, entry.Id, totals.RowsRead, totals.CallsStored, totals.CasesNew);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Ingestion {Ingestion} completed: {Rows} rows, {Calls} calls, {Cases} new stories")]
    private static partial void LogCompleted(ILogger logger, string ingestion, long rows, long calls, long cases);

    [LoggerMessage(Level = LogLevel.Information, Message = "Ingestion {Ingestion} replaced {Replaced}: {Orphans} stories that no call has any more removed")]
    private static partial void LogReplaced(ILogger logger, string ingestion, string replaced, int orphans);
}
