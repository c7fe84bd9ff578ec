using System.Runtime.CompilerServices;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Adapters;

/// <summary>All areas in one folder of the state container, apart from what is in use. A host that died leaves it to the next.</summary>
internal sealed class WarmUpFolder(IBlobs blobs) : IBlobs
{
    private const string Prefix = "warm-up/";

    public async Task<BlobEntry?> FindAsync(BlobArea area, string name, CancellationToken cancellationToken) =>
        await blobs.FindAsync(BlobArea.State, Prefix + name, cancellationToken) is { } entry ? Inside(entry) : null;

    public Task<BlobContent?> ReadAsync(BlobArea area, string name, string? unlessETag, CancellationToken cancellationToken) =>
        blobs.ReadAsync(BlobArea.State, Prefix + name, unlessETag, cancellationToken);

    public Task<Stream> OpenReadAsync(BlobArea area, string name, string? ifMatch, long offset, long? length, CancellationToken cancellationToken) =>
        blobs.OpenReadAsync(BlobArea.State, Prefix + name, ifMatch, offset, length, cancellationToken);

    public Task<string> WriteAsync(BlobArea area, string name, Stream content, BlobWrite write, CancellationToken cancellationToken) =>
        blobs.WriteAsync(BlobArea.State, Prefix + name, content, write, cancellationToken);

    public async IAsyncEnumerable<BlobEntry> ListAsync(BlobArea area, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in blobs.ListAsync(BlobArea.State, Prefix + prefix, cancellationToken))
        {
            yield return Inside(entry);
        }
    }

    public Task DeleteAsync(BlobArea area, string name, CancellationToken cancellationToken) =>
        blobs.DeleteAsync(BlobArea.State, Prefix + name, cancellationToken);

    public Task<IBlobLock> LockAsync(string name, CancellationToken cancellationToken) => blobs.LockAsync("warm-up", cancellationToken);

    private static BlobEntry Inside(BlobEntry entry) => entry with { Name = entry.Name[Prefix.Length..] };
}
