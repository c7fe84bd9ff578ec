using System.Globalization;
using System.Text.Json;
using IvrFunctions.Core.Ingestion.Mapping;
using IvrFunctions.Core.Ports;
using IvrFunctions.Core.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Core.Ingestion;

/// <summary>
/// Plans the ingestion of an upload: where its chunks are and what its columns hold; then sends a message a chunk. Idempotent
/// by name and ETag: trigger, timer and upload function may all see the same blob, at the same time too. In one process they take turns, so
/// that its chunks are sent once.
/// </summary>
public sealed partial class UploadPlanner(
    IBlobs blobs, IMessageQueues queues, ICaseIndex index, EmbedderGuard embedders, IngestionLedger ledger, SourceCatalog catalog,
    IOptions<IvrOptions> options, TimeProvider time, ILogger<UploadPlanner> logger) : IDisposable
{
    private readonly FilePlanner planner = new(options.Value.ChunkRows, options.Value.TimeZone);
    private readonly MappingDocuments mappings = new(blobs);
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Throws where another try may help; a file that is no call log ends as a failed ingestion and returns.</summary>
    /// <param name="source">Name of the blob in <c>ivr-calls</c>.</param>
    /// <param name="cancellationToken">Stops; planning starts over at the next try.</param>
    public async Task PlanAsync(string source, CancellationToken cancellationToken)
    {
        if (MappingDocuments.IsDocument(source) || await blobs.FindAsync(BlobArea.Uploads, source, cancellationToken) is not { } upload)
        {
            return;
        }

        await turn.WaitAsync(cancellationToken);
        try
        {
            await PlanAsync(upload, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task PlanAsync(BlobEntry upload, CancellationToken cancellationToken)
    {
        var entry = await ledger.ReceiveAsync(upload.Name, upload.ETag, cancellationToken);
        try
        {
            if (entry.State == IngestionState.Queued)
            {
                var given = await mappings.FindAsync(upload.Name, upload.Metadata.GetValueOrDefault(MappingDocuments.MetadataKey), cancellationToken);
                entry = await IvrTelemetry.PlanAsync(entry.Id, () => PlanAsync(entry, given, cancellationToken));
            }

            if (entry is { State: IngestionState.Running, ChunksQueued: false })
            {
                await QueueMissingAsync(entry, cancellationToken);
            }
        }
        catch (UnusableFileException e)
        {
            await ledger.FailAsync(entry.Id, e.Message, cancellationToken);
            LogUnusable(logger, entry.Id);
        }
        catch (EmbedderMismatchException e)
        {
            await ledger.FailAsync(entry.Id, e.Message, cancellationToken);
        }
        catch (BlobChangedException)
        {
            if ((await blobs.FindAsync(BlobArea.Uploads, entry.Source, cancellationToken))?.ETag == entry.ETag)
            {
                // Something else was away for a moment.
                throw;
            }

            await ledger.FailAsync(entry.Id, IngestionFinisher.ReplacedMeanwhile, cancellationToken);
        }
        catch (Exception e) when (e is not (ServiceUnavailableException or OperationCanceledException))
        {
            // A fault of ours, which time does not mend: without an end it would be queued for ever.
            await ledger.FailAsync(entry.Id, $"Unexpected {e.GetType().Name} while planning; the app's log says more.", cancellationToken);
            LogFault(logger, entry.Id, e);
        }
    }

    private async Task<IngestionEntry> PlanAsync(IngestionEntry entry, MappingOverride given, CancellationToken cancellationToken)
    {
        var plan = await planner.PlanAsync(
            token => blobs.OpenReadAsync(BlobArea.Uploads, entry.Source, entry.ETag, offset: 0, length: null, token), given, cancellationToken);
        var planned = entry with { Plan = plan, Warnings = plan.Warnings };
        var same = await FindSameAsync(planned, await catalog.ReadAsync(cancellationToken), cancellationToken);
        if (same is null || !await HasCasesAsync(cancellationToken))
        {
            return await SaveAsync(await RunningAsync(planned, cancellationToken), cancellationToken);
        }

        // Under the lock: a version between the two could be about to be swapped in, and would stay.
        await using var held = await blobs.LockAsync(SourceCatalog.LockName, cancellationToken);
        same = await FindSameAsync(planned, await catalog.ReadAsync(cancellationToken), cancellationToken);
        planned = same is null ? await RunningAsync(planned, cancellationToken) : Unchanged(planned, same.Id, same.Totals!);
        return await SaveAsync(planned, cancellationToken);
    }

    private async Task<IngestionEntry> RunningAsync(IngestionEntry entry, CancellationToken cancellationToken) => entry with
    {
        State = IngestionState.Running,
        RunningSince = time.GetUtcNow(),
        CatalogEpoch = (await catalog.ReadAsync(cancellationToken)).Epoch,
    };

    private async Task<IngestionEntry> SaveAsync(IngestionEntry planned, CancellationToken cancellationToken)
    {
        LogPlanned(logger, planned.Id, planned.Plan!.Chunks.Count, planned.State);
        return await ledger.UpdateAsync(planned.Id, current => current.State == IngestionState.Queued ? planned : null, cancellationToken) ?? planned;
    }

    /// <summary>The completed ingestion of the same content whose calls readers see.</summary>
    private async Task<IngestionEntry?> FindSameAsync(IngestionEntry planned, CatalogContent content, CancellationToken cancellationToken) =>
        content.Sources.GetValueOrDefault(planned.Source) is { } current && current.ContentHash == planned.Plan!.ContentHash
            && await ledger.FindAsync(current.Ingestion, cancellationToken) is { State: IngestionState.Completed, Totals: not null } same
            ? same
            : null;

    /// <summary>Whether the vector store still has the stories: after its data was lost, the same content has to be embedded again.</summary>
    private async Task<bool> HasCasesAsync(CancellationToken cancellationToken)
    {
        var embedder = await embedders.GetAsync(cancellationToken);
        return await index.CountAsync(new CaseCollection(embedder, CaseKind.Failed), cancellationToken) > 0
            || await index.CountAsync(new CaseCollection(embedder, CaseKind.Other), cancellationToken) > 0;
    }

    private IngestionEntry Unchanged(IngestionEntry entry, string same, IngestionTotals totals) => entry with
    {
        State = IngestionState.Completed,
        FinishedAt = time.GetUtcNow(),
        Totals = totals with { CasesNew = 0, CasesReused = totals.CasesNew + totals.CasesReused, EmbeddingsComputed = 0 },
        Warnings = [.. entry.Warnings, string.Create(CultureInfo.InvariantCulture, $"The content is that of ingestion {same}: nothing had to be done.")],
    };

    /// <summary>Sends a message for every chunk that is not done; for the last one where all are, since it ends the ingestion.</summary>
    internal async Task QueueMissingAsync(IngestionEntry entry, CancellationToken cancellationToken)
    {
        var done = await ledger.ListChunksAsync(entry.Id, cancellationToken);
        var last = entry.Plan!.Chunks.Count - 1;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, last + 1).Where(chunk => !done.ContainsKey(chunk) || (chunk == last && done.Count > last)),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken },
            async (chunk, token) => await queues.SendAsync(
                QueueNames.Chunks,
                JsonSerializer.Serialize(new ChunkMessage(1, entry.Id, chunk, entry.Attempt), IngestionJson.Default.ChunkMessage),
                token));
        await ledger.UpdateAsync(
            entry.Id, current => current.ChunksQueued || current.Attempt != entry.Attempt ? null : current with { ChunksQueued = true }, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Ingestion {Ingestion} planned: {Chunks} chunks, {State}")]
    private static partial void LogPlanned(ILogger logger, string ingestion, int chunks, IngestionState state);

    [LoggerMessage(Level = LogLevel.Error, Message = "Ingestion {Ingestion} failed while it was planned")]
    private static partial void LogFault(ILogger logger, string ingestion, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Ingestion {Ingestion} failed: the file is no call log in CSV")]
    private static partial void LogUnusable(ILogger logger, string ingestion);
}
