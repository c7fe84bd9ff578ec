using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Tests.Conformance;

/// <summary>Blobs in memory, with the ETags, conditions and locks of the real ones.</summary>
public sealed class InMemoryBlobs(TimeProvider time) : IBlobs
{
    private readonly Dictionary<(BlobArea Area, string Name), Blob> blobs = [];
    private readonly ConcurrentDictionary<string, SemaphoreSlim> locks = new();
    private int versions;

    /// <summary>Called before every operation with its area and name: throw to simulate an outage.</summary>
    public Action<BlobArea, string>? Before { get; set; }

    /// <summary>Writes since the start.</summary>
    public int Writes => versions;

    public Task<BlobEntry?> FindAsync(BlobArea area, string name, CancellationToken cancellationToken) =>
        Do(area, name, () => Get(area, name)?.Entry, cancellationToken);

    public Task<BlobContent?> ReadAsync(BlobArea area, string name, string? unlessETag, CancellationToken cancellationToken) =>
        Do(
            area,
            name,
            () => Get(area, name) is not { } blob
                ? unlessETag is null ? null : throw new BlobChangedException($"{name} is gone.")
                : blob.Entry.ETag != unlessETag ? new BlobContent(blob.Content, blob.Entry.ETag) : null,
            cancellationToken);

    public Task<Stream> OpenReadAsync(
        BlobArea area, string name, string? ifMatch, long offset, long? length, CancellationToken cancellationToken) =>
        Do(
            area,
            name,
            () =>
            {
                var blob = Get(area, name);
                if (blob is null || (ifMatch is not null && blob.Entry.ETag != ifMatch))
                {
                    throw new BlobChangedException($"{name} changed.");
                }

                var bytes = blob.Content.AsMemory((int)offset);
                return (Stream)new MemoryStream((length is { } limit ? bytes[..(int)limit] : bytes).ToArray(), writable: false);
            },
            cancellationToken);

    public async Task<string> WriteAsync(
        BlobArea area, string name, Stream content, BlobWrite write, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        return await Do(
            area,
            name,
            () =>
            {
                var old = Get(area, name);
                if ((write.IfAbsent && old is not null) || (write.IfMatch is { } etag && old?.Entry.ETag != etag))
                {
                    throw new BlobChangedException($"{name} changed.");
                }

                var version = (++versions).ToString("x8", CultureInfo.InvariantCulture);
                var metadata = write.Metadata?.ToDictionary() ?? [];
                blobs[(area, name)] = new Blob(new BlobEntry(name, version, copy.Length, time.GetUtcNow(), metadata), copy.ToArray());
                return version;
            },
            cancellationToken);
    }

    public async IAsyncEnumerable<BlobEntry> ListAsync(
        BlobArea area, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = await Do(
            area,
            prefix,
            () => blobs
                .Where(blob => blob.Key.Area == area && blob.Key.Name.StartsWith(prefix, StringComparison.Ordinal))
                .Select(blob => blob.Value.Entry).OrderBy(entry => entry.Name, StringComparer.Ordinal).ToList(),
            cancellationToken);
        foreach (var entry in found)
        {
            yield return entry;
        }
    }

    public Task DeleteAsync(BlobArea area, string name, CancellationToken cancellationToken) =>
        Do(area, name, () => blobs.Remove((area, name)), cancellationToken);

    public async Task<IBlobLock> LockAsync(string name, CancellationToken cancellationToken)
    {
        var held = locks.GetOrAdd(name, _ => new SemaphoreSlim(1));
        await held.WaitAsync(cancellationToken);
        return new Held(held, () => locks.GetValueOrDefault(name) != held);
    }

    /// <summary>Whoever holds the lock has stood still for too long.</summary>
    public Task LoseLockAsync(string name)
    {
        locks.TryRemove(name, out _);
        return Task.CompletedTask;
    }

    private Blob? Get(BlobArea area, string name) => blobs.GetValueOrDefault((area, name));

    private Task<T> Do<T>(BlobArea area, string name, Func<T> operation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (blobs)
        {
            Before?.Invoke(area, name);
            return Task.FromResult(operation());
        }
    }

    private sealed record Blob(BlobEntry Entry, byte[] Content);

    private sealed class Held(SemaphoreSlim semaphore, Func<bool> isLost) : IBlobLock
    {
        public Task ThrowIfLostAsync(CancellationToken cancellationToken) =>
            isLost() ? throw new ServiceUnavailableException("storage", "The lock was lost.") : Task.CompletedTask;

        public ValueTask DisposeAsync()
        {
            semaphore.Release();
            return ValueTask.CompletedTask;
        }
    }
}
