using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Ingestion;

/// <summary>Shows ingestions to users.</summary>
public sealed class IngestionReader(IBlobs blobs, IngestionLedger ledger, TimeProvider time)
{
    private const int MaxListed = 100;

    /// <summary>The latest ingestions, newest first, at most 100.</summary>
    public async Task<IngestionList> ListAsync(CancellationToken cancellationToken)
    {
        var blobsByAge = new List<BlobEntry>();
        await foreach (var blob in blobs.ListAsync(BlobArea.State, IngestionLedger.Prefix, cancellationToken))
        {
            blobsByAge.Add(blob);
        }

        var found = new List<IngestionStatus>();
        foreach (var blob in blobsByAge.OrderByDescending(blob => blob.LastModified).Take(MaxListed))
        {
            if (await FindAsync(Path.GetFileNameWithoutExtension(blob.Name), cancellationToken) is { } status)
            {
                found.Add(status);
            }
        }

        return new IngestionList([.. found.OrderByDescending(status => status.StartedAt)]);
    }

    public async Task<IngestionStatus?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (!id.All(char.IsAsciiHexDigitLower) || await ledger.FindAsync(id, cancellationToken) is not { } entry)
        {
            return null;
        }

        var chunks = entry.State == IngestionState.Completed ? null : await ledger.ListChunksAsync(id, cancellationToken);
        var started = entry.State == IngestionState.Running ? await ledger.ListProgressAsync(id, cancellationToken) : null;
        return IngestionStatus.Of(
            entry,
            [.. chunks?.Values ?? []],
            [.. started?.Where(chunk => chunks?.ContainsKey(chunk.Key) == false).Select(chunk => chunk.Value) ?? []],
            time.GetUtcNow());
    }
}
