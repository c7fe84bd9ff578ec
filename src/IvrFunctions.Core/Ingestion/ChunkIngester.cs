using System.Buffers;
using System.Text.Json;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Ports;
using IvrFunctions.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace IvrFunctions.Core.Ingestion;

/// <summary>
/// Ingests one chunk: rows to calls, calls to the archive, rejects to their container, new cases to the vector store. Everything
/// is keyed by content or by the chunk's number, so doing it twice changes nothing. The last chunk finishes the ingestion.
/// </summary>
public sealed partial class ChunkIngester(
    IBlobs blobs, ICallArchive archive, IngestionLedger ledger, SourceCatalog catalog, EmbedderGuard embedders, CaseWriter cases,
    IngestionFinisher finisher, AbandonedIngestions abandoned, Narrator narrator, Redactor redactor, TimeProvider time,
    ILogger<ChunkIngester> logger)
{
    /// <summary>Throws where another try may help; what can never succeed ends the ingestion as failed and returns.</summary>
    /// <param name="message">A message of <c>ivr-chunks</c>.</param>
    /// <param name="cancellationToken">Stops; the message is then delivered again.</param>
    public async Task IngestAsync(string message, CancellationToken cancellationToken)
    {
        if (ReadMessage(message) is not { } work
            || await ledger.FindAsync(work.Ingestion, cancellationToken) is not { Plan: { } plan } entry
            || work.Attempt != entry.Attempt || work.Chunk < 0 || work.Chunk >= plan.Chunks.Count)
        {
            LogNothingToDo(logger);
            return;
        }

        if (entry.IsOver)
        {
            if (entry.Error is IngestionFinisher.ReplacedMeanwhile or SourceRemover.Removed)
            {
                // This chunk may have died while it was written, after the others were removed.
                await abandoned.RemoveAsync(entry, cancellationToken);
            }

            LogNothingToDo(logger);
            return;
        }

        try
        {
            if (!await ledger.IsChunkDoneAsync(entry.Id, work.Chunk, cancellationToken))
            {
                var counts = await IvrTelemetry.ChunkAsync(
                    entry.Id, work.Chunk, () => IngestRowsAsync(entry, plan, work.Chunk, cancellationToken));

                // Whoever abandons the ingestion from here on finds all that this chunk has written.
                await abandoned.ThrowIfReplacedAsync(entry, cancellationToken);
                await ledger.SaveChunkAsync(entry.Id, work.Chunk, counts, cancellationToken);
                LogChunkDone(logger, entry.Id, work.Chunk, counts.RowsRead, counts.EmbeddingsComputed);
            }

            await finisher.FinishIfLastAsync(entry, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (BlobChangedException e)
        {
            if (!await abandoned.IsReplacedAsync(entry, cancellationToken))
            {
                // Something else was away for a moment.
                await RecordErrorAsync(entry.Id, work.Chunk, e, cancellationToken);
                throw;
            }

            // In this order: after a crash in between, the chunk comes again and ends here again.
            await abandoned.RemoveAsync(entry, cancellationToken);
            await ledger.FailAsync(entry.Id, IngestionFinisher.ReplacedMeanwhile, cancellationToken);
        }
        catch (EmbedderMismatchException e)
        {
            await ledger.FailAsync(entry.Id, e.Message, cancellationToken);
        }
        catch (Exception e)
        {
            // The poison queue carries no reason: keep it for the time when the attempts are used up.
            await RecordErrorAsync(entry.Id, work.Chunk, e, cancellationToken);
            throw;
        }
    }

    private static ChunkMessage? ReadMessage(string message)
    {
        try
        {
            return JsonSerializer.Deserialize(message, IngestionJson.Default.ChunkMessage) is { Version: 1, Ingestion: not null } work ? work : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<IngestionTotals> IngestRowsAsync(IngestionEntry entry, FilePlan plan, int chunk, CancellationToken cancellationToken)
    {
        var embedder = await embedders.GetAsync(cancellationToken);
        var epoch = (await catalog.ReadAsync(cancellationToken)).Epoch;
        var range = plan.Chunks[chunk];
        using var part = archive.CreatePart();
        using var rejects = new RejectsFile();
        var stories = new Dictionary<CaseKind, Dictionary<CaseId, string>> { [CaseKind.Failed] = [], [CaseKind.Other] = [] };
        var counts = await ReadRowsAsync(entry, plan, range, part, rejects, stories, cancellationToken);

        await part.SaveAsync(IngestionEntry.PartOf(entry.Id, chunk), cancellationToken);
        await rejects.SaveAsync(blobs, entry, chunk, cancellationToken);
        var progress = new ChunkProgress(ledger, entry.Id, chunk, counts, stories.Values.Sum(narratives => narratives.Count), time);

        // Side by side: while the cases of one kind are stored those of the other are embedded.
        var embedded = await Task.WhenAll(
            stories.Select(kind => cases.WriteAsync(embedder, epoch, kind.Key, kind.Value, progress, cancellationToken)));
        if (progress.HasReported)
        {
            await ledger.ForgetProgressAsync(entry.Id, chunk, cancellationToken);
        }

        return counts with { EmbeddingsComputed = embedded.Sum() };
    }

    private async Task<IngestionTotals> ReadRowsAsync(
        IngestionEntry entry, FilePlan plan, ChunkRange range, IArchivePart part, RejectsFile rejects,
        Dictionary<CaseKind, Dictionary<CaseId, string>> stories, CancellationToken cancellationToken)
    {
        // Rented: arrays of this size, a new one each chunk, would pile up until the collector's rare full round.
        var buffer = ArrayPool<byte>.Shared.Rent((int)range.Length);
        try
        {
            var bytes = buffer.AsMemory(0, (int)range.Length);
            await using var stream = await blobs.OpenReadAsync(
                BlobArea.Uploads, entry.Source, entry.ETag, range.Offset, range.Length, cancellationToken);
            await stream.ReadExactlyAsync(bytes, cancellationToken);
            return ReadRows(bytes, range, plan, part, rejects, stories, cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private IngestionTotals ReadRows(
        ReadOnlyMemory<byte> bytes, ChunkRange range, FilePlan plan, IArchivePart part, RejectsFile rejects,
        Dictionary<CaseKind, Dictionary<CaseId, string>> stories, CancellationToken cancellationToken)
    {
        var rows = new CallRows(bytes, range.FirstRow, plan.Dialect, plan.Mapping, redactor);
        var chunk = new ChunkRows(rows, plan.Mapping.Grouping);
        var stored = 0L;
        foreach (var (call, key, rejected) in chunk.ReadAll(cancellationToken))
        {
            if (call is null)
            {
                rejects.Add(rejected!);
                continue;
            }

            var narrative = narrator.Narrate(call);
            var id = CaseId.OfNarrative(narrative);
            part.Append(call, key, id);
            stories[CaseKinds.Of(call.IsFailed)].TryAdd(id, narrative);
            stored++;
        }

        return new IngestionTotals
        {
            RowsRead = chunk.Count,
            CallsStored = stored,
            RowsRejected = rejects.Count,
            Duplicates = chunk.Count - stored - rejects.Count,
            UnreadableNumbers = rows.UnreadableNumbers,
        };
    }

    private async Task RecordErrorAsync(string id, int chunk, Exception error, CancellationToken cancellationToken)
    {
        LogChunkFailed(logger, id, chunk, error.GetType().Name, error is ServiceUnavailableException ? error.Message : string.Empty);
        try
        {
            var reason = error is ServiceUnavailableException or BlobChangedException ? error.Message : $"Unexpected {error.GetType().Name} while ingesting.";
            await ledger.RecordErrorAsync(id, chunk, reason, cancellationToken);
        }
        catch (Exception e) when (e is ServiceUnavailableException or OperationCanceledException)
        {
            // Storage is away as well: the next attempt records its own reason.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Ingestion {Ingestion}, chunk {Chunk}: {Rows} rows, {Embeddings} stories embedded")]
    private static partial void LogChunkDone(ILogger logger, string ingestion, int chunk, long rows, long embeddings);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Ingestion {Ingestion}, chunk {Chunk} will be tried again: {Error} {Detail}")]
    private static partial void LogChunkFailed(ILogger logger, string ingestion, int chunk, string error, string detail);

    [LoggerMessage(Level = LogLevel.Information, Message = "A chunk message had nothing to do: its ingestion is over or unknown")]
    private static partial void LogNothingToDo(ILogger logger);
}
