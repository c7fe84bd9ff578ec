using System.Collections.Concurrent;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Adapters.DuckDb;

/// <summary>
/// Local copies of parts, those that this process wrote and others downloaded once: a part's name holds its ingestion and chunk, and the same chunk always gives the same
/// calls.
/// </summary>
internal sealed class PartFiles(IBlobs blobs, string folder)
{
    private const int Parallel = 4;
    private readonly ConcurrentDictionary<string, string> files = new(StringComparer.Ordinal);
    private readonly Lock holding = new();
    private int holders;
    private IReadOnlySet<string>? wanted;

    /// <summary>Until the result is disposed no copy is deleted: for whoever reads them.</summary>
    public IDisposable Hold()
    {
        lock (holding)
        {
            holders++;
        }

        return new Held(this);
    }

    /// <exception cref="BlobChangedException">A part was removed: its source was replaced.</exception>
    public async Task<IReadOnlyList<string>> GetAsync(IReadOnlyList<string> parts, CancellationToken cancellationToken)
    {
        var missing = parts.Where(part => !files.ContainsKey(part));
        await System.Threading.Tasks.Parallel.ForEachAsync(
            missing,
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (part, token) => files[part] = await DownloadAsync(part, token));
        return [.. parts.Select(part => files[part])];
    }

    /// <summary>A name for a file of this process.</summary>
    public string NewName() => Path.Combine(folder, $"{Guid.NewGuid():N}.parquet");

    /// <summary>Takes the file that a part was just written from as its copy.</summary>
    public void Keep(string part, string file)
    {
        if (!files.TryAdd(part, file))
        {
            File.Delete(file);
        }
    }

    /// <summary>Deletes the copies of parts that are no longer wanted, as soon as nobody reads any.</summary>
    public void KeepOnly(IReadOnlySet<string> parts)
    {
        lock (holding)
        {
            wanted = parts;
            DeleteUnwanted();
        }
    }

    private void Release()
    {
        lock (holding)
        {
            holders--;
            DeleteUnwanted();
        }
    }

    private void DeleteUnwanted()
    {
        if (holders > 0 || wanted is null)
        {
            return;
        }

        foreach (var (part, file) in files)
        {
            if (!wanted.Contains(part) && files.TryRemove(part, out _))
            {
                File.Delete(file);
            }
        }

        wanted = null;
    }

    private async Task<string> DownloadAsync(string part, CancellationToken cancellationToken)
    {
        var file = NewName();
        try
        {
            // As a stream: hundreds of parts in memory, one after the other, leave a heap that only slowly gets smaller.
            await using var content = await blobs.OpenReadAsync(BlobArea.State, part, ifMatch: null, offset: 0, length: null, cancellationToken);
            await using var copy = File.Create(file);
            await content.CopyToAsync(copy, cancellationToken);
            return file;
        }
        catch (Exception e)
        {
            // Half a file takes room that is wanted, and nobody knows of it.
            File.Delete(file);
            throw DiskErrors.IsDisk(e) ? DiskErrors.Translate(e) : e;
        }
    }

    private sealed class Held(PartFiles files) : IDisposable
    {
        public void Dispose() => files.Release();
    }
}
