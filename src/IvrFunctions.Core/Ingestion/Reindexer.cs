using System.Text.Json;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Logging;

namespace IvrFunctions.Core.Ingestion;

/// <summary>
/// Embeds all stored cases anew with the configured embedder, beside the vectors in use, which go on serving apps that still are
/// set to the embedder before. When all parts are done the new vectors take over in one write and the old ones are removed.
/// A part of the archive is a message: no function runs longer, and what is done stays done.
/// </summary>
public sealed partial class Reindexer(
    IBlobs blobs, IMessageQueues queues, IModelCatalog models, SourceCatalog catalog, CatalogCleaner cleaner, ReindexJournal journal,
    PartEmbedder parts, TimeProvider time, ILogger<Reindexer> logger)
{
    /// <summary>Whoever takes a message has begun with it, or has sent those that follow, by then.</summary>
    private static readonly TimeSpan BeginsWithin = TimeSpan.FromMinutes(1);

    /// <summary>A message whose holder died comes again after 10 minutes. Where none is left there is nothing to wait for.</summary>
    private static readonly TimeSpan MovesWithin = TimeSpan.FromMinutes(30);

    /// <summary>Begins, or goes on with what an earlier attempt left.</summary>
    /// <exception cref="ServiceUnavailableException">Model server or storage does not answer.</exception>
    public async Task<ReindexStatus> StartAsync(CancellationToken cancellationToken)
    {
        var embedder = await models.GetEmbedderAsync(cancellationToken);
        await using (await blobs.LockAsync(SourceCatalog.LockName, cancellationToken))
        {
            await BeginAsync(embedder, cancellationToken);
        }

        var done = await journal.ListDoneAsync(embedder, cancellationToken);
        var content = await catalog.ReadAsync(cancellationToken);
        await QueueAsync(embedder, content.Parts.Where(part => !done.Parts.Contains(part)), cancellationToken);
        await FinishIfCompleteAsync(embedder, cancellationToken);
        return await GetStatusAsync(cancellationToken);
    }

    public async Task<ReindexStatus> GetStatusAsync(CancellationToken cancellationToken)
    {
        if (await journal.FindJobAsync(cancellationToken) is not { } job)
        {
            return new ReindexStatus(ReindexState.None, null, null, 0, 0, 0, 0, null, null, null);
        }

        var counts = job.Counts ?? (await journal.ListDoneAsync(job.Embedder, cancellationToken)).Counts;
        var total = job.State == ReindexState.Completed ? counts.Parts : (await catalog.ReadAsync(cancellationToken)).Parts.Count;
        return new ReindexStatus(
            job.State, job.Replaced is null ? null : EmbedderGuard.NameOf(job.Replaced), EmbedderGuard.NameOf(job.Embedder), total, counts.Parts,
            counts.Cases, counts.Embedded, job.StartedAt, job.FinishedAt, job.Error);
    }

    /// <summary>Throws where another try may help.</summary>
    /// <param name="message">A message of <c>ivr-reindex</c>.</param>
    /// <param name="cancellationToken">Stops; the message is then delivered again.</param>
    public async Task HandleAsync(string message, CancellationToken cancellationToken)
    {
        if (ReadMessage(message) is not { } work)
        {
            return;
        }

        try
        {
            var embedder = await models.GetEmbedderAsync(cancellationToken);
            if (work.Embedder is { } wanted && wanted != embedder.Fingerprint)
            {
                LogOtherEmbedder(logger, wanted);
            }
            else if (work.Part is not { } part)
            {
                await StartAsync(cancellationToken);
            }
            else if (await IsRunningAsync(embedder, cancellationToken))
            {
                await parts.EmbedAsync(embedder, part, cancellationToken);
                await FinishIfCompleteAsync(embedder, cancellationToken);
            }
        }
        catch (ServiceUnavailableException e)
        {
            // The poison queue carries no reason: keep it for the time when the attempts are used up.
            await RecordErrorAsync(e.Message, cancellationToken);
            throw;
        }
    }

    /// <summary>Ends the reindex of which a part failed as often as the queue delivers a message.</summary>
    /// <param name="message">A message that came to the poison queue.</param>
    /// <param name="cancellationToken">Stops; the message is then delivered again.</param>
    public async Task RecordFailureAsync(string message, CancellationToken cancellationToken)
    {
        if (ReadMessage(message) is not { } work)
        {
            return;
        }

        await using var _ = await blobs.LockAsync(SourceCatalog.LockName, cancellationToken);
        if (await journal.FindJobAsync(cancellationToken) is { State: ReindexState.Running } job
            && (work.Embedder is null || work.Embedder == job.Embedder.Fingerprint))
        {
            var reason = await journal.FindErrorAsync(cancellationToken) ?? "The process ended, or the time limit was over (functionTimeout in host.json), before it was done.";
            var error = $"A part failed at every attempt. The last time: {reason} Run ivr reindex to go on.";
            await journal.SaveJobAsync(job with { State = ReindexState.Failed, Error = error, FinishedAt = time.GetUtcNow() }, cancellationToken);
        }
    }

    /// <summary>Goes on with a reindex whose messages were lost.</summary>
    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        if (await journal.FindJobAsync(cancellationToken) is not { State: ReindexState.Running } job)
        {
            return;
        }

        var latest = (await journal.ListDoneAsync(job.Embedder, cancellationToken)).LatestAt;
        var moved = latest > job.StartedAt ? latest : job.StartedAt;
        var still = time.GetUtcNow() - moved;
        var isLost = still >= MovesWithin || (still >= BeginsWithin && await queues.IsEmptyAsync(QueueNames.Reindex, cancellationToken));
        if (isLost && await models.GetEmbedderAsync(cancellationToken) == job.Embedder)
        {
            await StartAsync(cancellationToken);
        }
    }

    private static ReindexMessage? ReadMessage(string message)
    {
        try
        {
            return JsonSerializer.Deserialize(message, IngestionJson.Default.ReindexMessage) is { Version: 1 } work ? work : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<bool> IsRunningAsync(EmbedderIdentity embedder, CancellationToken cancellationToken) =>
        await journal.FindJobAsync(cancellationToken) is { State: ReindexState.Running } job && job.Embedder == embedder;

    private async Task BeginAsync(EmbedderIdentity embedder, CancellationToken cancellationToken)
    {
        var content = await catalog.ReadAsync(cancellationToken);
        var job = await journal.FindJobAsync(cancellationToken);
        var goesOn = job is { State: ReindexState.Running or ReindexState.Failed } && job.Embedder == embedder;
        if (!goesOn)
        {
            await journal.ForgetDoneAsync(embedder, cancellationToken);
        }

        if (!goesOn && job is not null)
        {
            await journal.ForgetDoneAsync(job.Embedder, cancellationToken);
        }

        var next = content.Embedder == embedder ? null : embedder;
        if (!goesOn || content.NextEmbedder != next)
        {
            // Half of another embedder's vectors are of no use. And what any instance knows of the store may no longer be true:
            // that it lost its data is a reason to reindex.
            var retired = content.NextEmbedder is { } other && other != embedder ? content.RetiredEmbedders.Add(other) : content.RetiredEmbedders;
            await catalog.WriteAsync(
                content with { Epoch = content.Epoch + 1, NextEmbedder = next, RetiredEmbedders = retired.Remove(embedder) }, cancellationToken);
        }

        await journal.SaveJobAsync(
            new ReindexJob
            {
                State = ReindexState.Running,
                Embedder = embedder,
                Replaced = content.Embedder,
                Ingestions = [.. content.Sources.Values.Select(source => source.Ingestion)],
                StartedAt = time.GetUtcNow(),
            },
            cancellationToken);
    }

    private async Task QueueAsync(EmbedderIdentity embedder, IEnumerable<string> missing, CancellationToken cancellationToken) =>
        await Parallel.ForEachAsync(
            missing,
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken },
            async (part, token) => await queues.SendAsync(
                QueueNames.Reindex,
                JsonSerializer.Serialize(new ReindexMessage(1, embedder.Fingerprint, part), IngestionJson.Default.ReindexMessage),
                token));

    private async Task FinishIfCompleteAsync(EmbedderIdentity embedder, CancellationToken cancellationToken)
    {
        var seen = await catalog.ReadAsync(cancellationToken);
        var job = await journal.FindJobAsync(cancellationToken);
        var isNew = seen.Sources.Values.Any(source => job?.Ingestions.Contains(source.Ingestion) == false);
        if (!isNew && !(await journal.ListDoneAsync(embedder, cancellationToken)).Parts.IsSupersetOf(seen.Parts))
        {
            return;
        }

        await using var held = await blobs.LockAsync(SourceCatalog.LockName, cancellationToken);
        if (await journal.FindJobAsync(cancellationToken) is not { State: ReindexState.Running } current || current.Embedder != embedder)
        {
            return;
        }

        var content = await catalog.ReadAsync(cancellationToken);
        var added = content.Sources.Values.Where(source => !current.Ingestions.Contains(source.Ingestion)).ToList();
        if (added.Count > 0)
        {
            // Ingestions that completed meanwhile, in an app set to the embedder before: theirs too.
            await QueueAsync(embedder, added.SelectMany(source => source.Parts), cancellationToken);
            await journal.SaveJobAsync(
                current with { Ingestions = [.. current.Ingestions, .. added.Select(source => source.Ingestion)] }, cancellationToken);
            return;
        }

        var done = await journal.ListDoneAsync(embedder, cancellationToken);
        if (done.Parts.IsSupersetOf(content.Parts))
        {
            await SwitchAsync(held, embedder, content, current, done.Counts, cancellationToken);
        }
    }

    private async Task SwitchAsync(
        IBlobLock held, EmbedderIdentity embedder, CatalogContent content, ReindexJob job, ReindexCounts counts, CancellationToken cancellationToken)
    {
        var retired = content.Embedder is { } old && old != embedder ? content.RetiredEmbedders.Add(old) : content.RetiredEmbedders;
        await catalog.WriteAsync(
            content with { Epoch = content.Epoch + 1, Embedder = embedder, NextEmbedder = null, RetiredEmbedders = retired }, cancellationToken);
        await cleaner.CleanAsync(held, cancellationToken);
        await journal.SaveJobAsync(
            job with { State = ReindexState.Completed, Counts = counts, FinishedAt = time.GetUtcNow() }, cancellationToken);
        await journal.ForgetDoneAsync(embedder, cancellationToken);
        LogSwitched(logger, embedder.Provider, embedder.Model, counts.Parts, counts.Embedded);
    }

    private async Task RecordErrorAsync(string reason, CancellationToken cancellationToken)
    {
        try
        {
            await journal.RecordErrorAsync(reason, cancellationToken);
        }
        catch (ServiceUnavailableException)
        {
            // Storage is away as well: the next attempt records its own reason.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The cases are now those of {Provider} {Model}: {Parts} parts, {Embeddings} texts embedded")]
    private static partial void LogSwitched(ILogger logger, string provider, string model, int parts, long embeddings);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A reindex message is for the embedder {Fingerprint}, which is not configured here")]
    private static partial void LogOtherEmbedder(ILogger logger, string fingerprint);
}
