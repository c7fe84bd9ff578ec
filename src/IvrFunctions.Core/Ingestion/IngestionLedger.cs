using System.Globalization;
using System.Runtime.CompilerServices;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Ingestion;

/// <summary>
/// The state of ingestions and chunks, in blobs: <c>ledger/{id}.json</c>; <c>chunks/{id}/{n}</c> for each chunk done, its counts
/// in the metadata so that one listing gives them all; <c>progress/{id}/{n}</c> for how far a chunk is; <c>errors/{id}/{n}</c> for why
/// a chunk failed last.
/// </summary>
public sealed class IngestionLedger(IBlobs blobs, TimeProvider time)
{
    public const string Prefix = "ledger/";

    public async Task<IngestionEntry?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await blobs.ReadJsonAsync(NameOf(id), IngestionJson.Default.IngestionEntry, cancellationToken))?.Value;

    /// <summary>The entry of this version of a source, made if it is new.</summary>
    public async Task<IngestionEntry> ReceiveAsync(string source, string etag, CancellationToken cancellationToken)
    {
        var entry = new IngestionEntry
        {
            Id = IngestionEntry.IdOf(source, etag),
            Source = source,
            ETag = etag,
            State = IngestionState.Queued,
            StartedAt = time.GetUtcNow(),
        };
        try
        {
            await SaveAsync(entry, BlobWrite.OnlyIfAbsent, cancellationToken);
            return entry;
        }
        catch (BlobChangedException)
        {
            return await FindAsync(entry.Id, cancellationToken) ?? entry;
        }
    }

    /// <summary>
    /// Changes an entry; <paramref name="change"/> may be asked again where another process changed it meanwhile, and returns
    /// <see langword="null"/> to leave it. Returns the entry as it then stands.
    /// </summary>
    public async Task<IngestionEntry?> UpdateAsync(
        string id, Func<IngestionEntry, IngestionEntry?> change, CancellationToken cancellationToken)
    {
        while (await blobs.ReadJsonAsync(NameOf(id), IngestionJson.Default.IngestionEntry, cancellationToken) is var (entry, etag))
        {
            if (change(entry) is not { } changed)
            {
                return entry;
            }

            try
            {
                await SaveAsync(changed, new BlobWrite { IfMatch = etag }, cancellationToken);
                return changed;
            }
            catch (BlobChangedException)
            {
                // Another process was faster: look again.
            }
        }

        return null;
    }

    /// <summary>Ends an ingestion that is not over.</summary>
    public async Task FailAsync(string id, string reason, CancellationToken cancellationToken)
    {
        var chunks = await ListChunksAsync(id, cancellationToken);
        var totals = chunks.Values.Aggregate(new IngestionTotals(), (sum, chunk) => sum + chunk);
        await UpdateAsync(
            id,
            entry => entry.IsOver
                ? null
                : entry with { State = IngestionState.Failed, Error = reason, Totals = totals, FinishedAt = time.GetUtcNow() },
            cancellationToken);
    }

    public async Task<bool> IsChunkDoneAsync(string id, int chunk, CancellationToken cancellationToken) =>
        await blobs.FindAsync(BlobArea.State, ChunkNameOf(id, chunk), cancellationToken) is not null;

    public async Task SaveChunkAsync(string id, int chunk, IngestionTotals counts, CancellationToken cancellationToken)
    {
        var write = new BlobWrite { Metadata = ChunkCounts.ToMetadata(counts) };
        await blobs.WriteAsync(BlobArea.State, ChunkNameOf(id, chunk), Stream.Null, write, cancellationToken);
    }

    /// <summary>The chunks done, with their counts.</summary>
    public Task<IReadOnlyDictionary<int, IngestionTotals>> ListChunksAsync(string id, CancellationToken cancellationToken) =>
        ListCountsAsync($"chunks/{id}/", cancellationToken);

    public async Task SaveProgressAsync(string id, int chunk, IngestionTotals counts, CancellationToken cancellationToken)
    {
        var write = new BlobWrite { Metadata = ChunkCounts.ToMetadata(counts) };
        await blobs.WriteAsync(BlobArea.State, ProgressNameOf(id, chunk), Stream.Null, write, cancellationToken);
    }

    public Task ForgetProgressAsync(string id, int chunk, CancellationToken cancellationToken) =>
        blobs.DeleteAsync(BlobArea.State, ProgressNameOf(id, chunk), cancellationToken);

    /// <summary>How far chunks are that said so; one that is done may still be among them.</summary>
    public Task<IReadOnlyDictionary<int, IngestionTotals>> ListProgressAsync(string id, CancellationToken cancellationToken) =>
        ListCountsAsync($"progress/{id}/", cancellationToken);

    /// <summary>When anything was last noted of the ingestion.</summary>
    public async Task<DateTimeOffset> FindLastChangeAsync(string id, CancellationToken cancellationToken)
    {
        var latest = DateTimeOffset.MinValue;
        foreach (var prefix in (string[])[NameOf(id), $"chunks/{id}/", $"progress/{id}/", $"errors/{id}/"])
        {
            await foreach (var blob in blobs.ListAsync(BlobArea.State, prefix, cancellationToken))
            {
                latest = blob.LastModified > latest ? blob.LastModified : latest;
            }
        }

        return latest;
    }

    /// <summary>All entries, in no order.</summary>
    public async IAsyncEnumerable<IngestionEntry> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var blob in blobs.ListAsync(BlobArea.State, Prefix, cancellationToken))
        {
            if (await FindAsync(Path.GetFileNameWithoutExtension(blob.Name), cancellationToken) is { } entry)
            {
                yield return entry;
            }
        }
    }

    /// <summary>Removes all that is noted of an ingestion, the entry last.</summary>
    public async Task ForgetAsync(string id, CancellationToken cancellationToken)
    {
        await ForgetChunksAsync(id, cancellationToken);
        await blobs.DeleteAsync(BlobArea.State, NameOf(id), cancellationToken);
    }

    /// <summary>Removes what is noted of the chunks of an ingestion that is over and whose totals the entry keeps.</summary>
    public async Task ForgetChunksAsync(string id, CancellationToken cancellationToken)
    {
        foreach (var prefix in (string[])[$"chunks/{id}/", $"progress/{id}/", $"errors/{id}/"])
        {
            await blobs.DeleteAllAsync(BlobArea.State, prefix, cancellationToken);
        }
    }

    private async Task<IReadOnlyDictionary<int, IngestionTotals>> ListCountsAsync(string prefix, CancellationToken cancellationToken)
    {
        var chunks = new Dictionary<int, IngestionTotals>();
        await foreach (var blob in blobs.ListAsync(BlobArea.State, prefix, cancellationToken))
        {
            var number = blob.Name.AsSpan(blob.Name.LastIndexOf('/') + 1);
            chunks[int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture)] = ChunkCounts.FromMetadata(blob.Metadata);
        }

        return chunks;
    }

    public async Task RecordErrorAsync(string id, int chunk, string reason, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(reason), writable: false);
        await blobs.WriteAsync(BlobArea.State, ErrorNameOf(id, chunk), content, BlobWrite.Always, cancellationToken);
    }

    public async Task<string?> FindErrorAsync(string id, int chunk, CancellationToken cancellationToken)
    {
        var content = await blobs.ReadAsync(BlobArea.State, ErrorNameOf(id, chunk), unlessETag: null, cancellationToken);
        return content is null ? null : System.Text.Encoding.UTF8.GetString(content.Data.Span);
    }

    internal static string NameOf(string id) => $"{Prefix}{id}.json";

    /// <summary>Whether it is planned and not over, from a listing of the entries.</summary>
    internal static bool IsRunning(BlobEntry entry) => entry.Metadata.GetValueOrDefault("state") == nameof(IngestionState.Running);

    /// <summary>Whether it failed and something may be left of it, from a listing of the entries.</summary>
    internal static bool IsFailed(BlobEntry entry) =>
        entry.Metadata.GetValueOrDefault("state") == nameof(IngestionState.Failed) && entry.Metadata.GetValueOrDefault("cleared") != bool.TrueString;

    /// <summary>Whether its source was removed, from a listing of the entries.</summary>
    internal static bool IsRemoved(BlobEntry entry) => entry.Metadata.GetValueOrDefault("removed") == bool.TrueString;

    /// <summary>Whether nothing is left to plan, from a listing of the entries.</summary>
    internal static bool IsPlanned(BlobEntry entry) =>
        entry.Metadata.GetValueOrDefault("state") is not nameof(IngestionState.Queued) and { } state
        && (state != nameof(IngestionState.Running) || entry.Metadata.GetValueOrDefault("queued") == bool.TrueString);

    private static string ChunkNameOf(string id, int chunk) => string.Create(CultureInfo.InvariantCulture, $"chunks/{id}/{chunk:D6}");

    private static string ProgressNameOf(string id, int chunk) => string.Create(CultureInfo.InvariantCulture, $"progress/{id}/{chunk:D6}");

    private static string ErrorNameOf(string id, int chunk) => string.Create(CultureInfo.InvariantCulture, $"errors/{id}/{chunk:D6}");

    private Task<string> SaveAsync(IngestionEntry entry, BlobWrite write, CancellationToken cancellationToken) =>
        blobs.WriteJsonAsync(
            NameOf(entry.Id),
            entry,
            IngestionJson.Default.IngestionEntry,
            write with
            {
                Metadata = new Dictionary<string, string>
                {
                    ["state"] = entry.State.ToString(),
                    ["queued"] = entry.ChunksQueued.ToString(),
                    ["removed"] = entry.IsRemoved.ToString(),
                    ["cleared"] = entry.IsCleared.ToString(),
                },
            },
            cancellationToken);
}
