namespace IvrFunctions.Core.Ports;

/// <summary>The four containers.</summary>
public enum BlobArea
{
    /// <summary><c>ivr-calls</c>: what users upload.</summary>
    Uploads,

    /// <summary><c>ivr-state</c>: ledger, catalog, archive, analyses.</summary>
    State,

    /// <summary><c>ivr-rejects</c>: rows that could not be used.</summary>
    Rejects,

    /// <summary><c>ivr-reports</c>.</summary>
    Reports,
}

/// <summary>What a listing or a look-up says of a blob. <paramref name="ETag"/> carries no quotes.</summary>
public sealed record BlobEntry(
    string Name, string ETag, long Length, DateTimeOffset LastModified, IReadOnlyDictionary<string, string> Metadata);

/// <summary>A blob's content with the ETag it was read at.</summary>
public sealed record BlobContent(ReadOnlyMemory<byte> Data, string ETag);

/// <summary>
/// Conditions of a write. <see cref="IfAbsent"/>: only where there is no blob of this name. <see cref="IfMatch"/>: only over
/// this ETag.
/// </summary>
public sealed record BlobWrite
{
    public static readonly BlobWrite Always = new();

    public static readonly BlobWrite OnlyIfAbsent = new() { IfAbsent = true };

    public bool IfAbsent { get; init; }

    public string? IfMatch { get; init; }

    /// <summary>What the content is, for those who read it with other tools.</summary>
    public string? ContentType { get; init; }

    /// <summary>Small ASCII values kept beside the content and given back by listings.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}

/// <summary>Blob storage as the domain needs it. Errors of the service arrive as <see cref="ServiceUnavailableException"/>.</summary>
public interface IBlobs
{
    /// <summary>The blob's properties, or <see langword="null"/> where there is none.</summary>
    Task<BlobEntry?> FindAsync(BlobArea area, string name, CancellationToken cancellationToken);

    /// <summary>
    /// The whole content; <see langword="null"/> where it still has the ETag <paramref name="unlessETag"/> or, if none is given,
    /// where there is no such blob.
    /// </summary>
    /// <exception cref="BlobChangedException">An ETag was given and the blob is gone.</exception>
    Task<BlobContent?> ReadAsync(BlobArea area, string name, string? unlessETag, CancellationToken cancellationToken);

    /// <summary>
    /// Streams <paramref name="length"/> bytes from <paramref name="offset"/> (to the end where <see langword="null"/>).
    /// </summary>
    /// <exception cref="BlobChangedException">The blob is gone or no longer has the ETag <paramref name="ifMatch"/>, where one is given.</exception>
    Task<Stream> OpenReadAsync(
        BlobArea area, string name, string? ifMatch, long offset, long? length, CancellationToken cancellationToken);

    /// <summary>Writes the whole blob and returns its new ETag.</summary>
    /// <exception cref="BlobChangedException">A condition of <paramref name="write"/> does not hold.</exception>
    Task<string> WriteAsync(BlobArea area, string name, Stream content, BlobWrite write, CancellationToken cancellationToken);

    /// <summary>Names, properties and metadata of all blobs under a prefix, in the order of their names.</summary>
    IAsyncEnumerable<BlobEntry> ListAsync(BlobArea area, string prefix, CancellationToken cancellationToken);

    /// <summary>Deletes a blob; nothing happens where there is none.</summary>
    Task DeleteAsync(BlobArea area, string name, CancellationToken cancellationToken);

    /// <summary>
    /// Waits for the named lock, held across processes until the result is disposed; a holder that died frees it within a minute.
    /// </summary>
    Task<IBlobLock> LockAsync(string name, CancellationToken cancellationToken);
}

/// <summary>A lock that is held until it is disposed, or lost: a holder that stood still for a minute may not know yet.</summary>
public interface IBlobLock : IAsyncDisposable
{
    /// <summary>To be asked before what no condition of a write protects from a holder that came after.</summary>
    /// <exception cref="ServiceUnavailableException">It was lost.</exception>
    Task ThrowIfLostAsync(CancellationToken cancellationToken);
}
