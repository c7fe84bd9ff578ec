using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Logging;

namespace IvrFunctions.Core.Ingestion;

/// <summary>
/// Removes a source and all that came of it. Readers stop seeing its calls in one write; whatever a crash leaves is removed by
/// the same call again, or by the sweep.
/// </summary>
public sealed partial class SourceRemover(
    IBlobs blobs, IngestionLedger ledger, SourceCatalog catalog, CatalogCleaner cleaner, AbandonedIngestions abandoned, TimeProvider time,
    ILogger<SourceRemover> logger)
{
    public const string Removed = "The source was removed.";

    /// <returns>Whether there was anything of this name.</returns>
    public async Task<bool> RemoveAsync(string source, CancellationToken cancellationToken)
    {
        await using var held = await blobs.LockAsync(SourceCatalog.LockName, cancellationToken);
        var entries = await ledger.ListAsync(cancellationToken).Where(entry => entry.Source == source).ToListAsync(cancellationToken);
        var content = await catalog.ReadAsync(cancellationToken);
        var upload = await blobs.FindAsync(BlobArea.Uploads, source, cancellationToken);
        if (entries.Count == 0 && upload is null && !content.Sources.ContainsKey(source))
        {
            return false;
        }

        // The upload first: without it nothing is planned again, and nothing that runs can be completed.
        await blobs.DeleteAsync(BlobArea.Uploads, source, cancellationToken);
        var running = entries.Where(entry => !entry.IsOver).ToList();
        foreach (var entry in running)
        {
            await StopAsync(entry.Id, cancellationToken);
        }

        if (content.Sources.TryGetValue(source, out var leaving))
        {
            await catalog.WriteAsync(
                content with { Epoch = content.Epoch + 1, Sources = content.Sources.Remove(source), Leaving = content.Leaving.Add(leaving) },
                cancellationToken);
        }

        await cleaner.CleanAsync(held, cancellationToken);
        await RemoveFilesAsync(BlobArea.Rejects, source, cancellationToken);
        await RemoveFilesAsync(BlobArea.Reports, source, cancellationToken);

        // The entries last: they are what the next call knows the source by. Those that ran tell their chunks, and their watchers.
        foreach (var entry in entries.Except(running))
        {
            await abandoned.RemoveLockedAsync(held, entry, cancellationToken);
            await ForgetAsync(entry, cancellationToken);
        }

        LogRemoved(logger, entries.Count, running.Count);
        return true;
    }

    /// <summary>Clears up what chunks still wrote after their source was removed.</summary>
    /// <param name="id">An ingestion that was running then.</param>
    /// <param name="cancellationToken">Stops; the rest is cleared up the next time.</param>
    public async Task ClearUpAsync(string id, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(id, cancellationToken) is { IsRemoved: true } entry && time.GetUtcNow() - entry.FinishedAt > AbandonedIngestions.WorkEndsWithin)
        {
            await abandoned.RemoveAsync(entry, cancellationToken);
            await ForgetAsync(entry, cancellationToken);
        }
    }

    /// <summary>
    /// Whether a file under the source's folder is its own: <c>a/b.csv/…</c> is of the source <c>a/b.csv</c>, not of <c>a</c>.
    /// </summary>
    private static bool IsOf(string source, string file)
    {
        var path = file[(source.Length + 1)..].Split('/');
        return path.Length == 1 || (path[0].Length == 16 && path[0].All(char.IsAsciiHexDigitLower));
    }

    private Task<IngestionEntry?> StopAsync(string id, CancellationToken cancellationToken) => ledger.UpdateAsync(
        id,
        entry => entry.IsOver
            ? null
            : entry with
            {
                State = IngestionState.Failed,
                Error = Removed,
                Totals = new IngestionTotals(),
                FinishedAt = time.GetUtcNow(),
                IsRemoved = true,
            },
        cancellationToken);

    private async Task RemoveFilesAsync(BlobArea area, string source, CancellationToken cancellationToken)
    {
        await foreach (var file in blobs.ListAsync(area, source + "/", cancellationToken))
        {
            if (IsOf(source, file.Name))
            {
                await blobs.DeleteAsync(area, file.Name, cancellationToken);
            }
        }
    }

    private async Task ForgetAsync(IngestionEntry entry, CancellationToken cancellationToken)
    {
        await blobs.DeleteAllAsync(BlobArea.State, IngestionEntry.PartsPrefixOf(entry.Id), cancellationToken);
        await blobs.DeleteAllAsync(BlobArea.Rejects, RejectsFile.FolderOf(entry.Source, entry.Id), cancellationToken);
        await ledger.ForgetAsync(entry.Id, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A source was removed with {Ingestions} ingestions, {Running} of them running")]
    private static partial void LogRemoved(ILogger logger, int ingestions, int running);
}
