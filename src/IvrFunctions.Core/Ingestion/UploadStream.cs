using System.Security.Cryptography;

namespace IvrFunctions.Core.Ingestion;

/// <summary>Passes an upload through while it hashes and counts the bytes and keeps the first four.</summary>
internal sealed class UploadStream(Stream inner) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] firstBytes = new byte[4];

    /// <summary>Whether a zero byte came by, as in files that are not text.</summary>
    public bool HasZeroBytes { get; private set; }

    /// <summary>Bytes read so far.</summary>
    public long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The first bytes, at most four.</summary>
    public ReadOnlySpan<byte> FirstBytes => firstBytes.AsSpan(0, (int)Math.Min(BytesRead, firstBytes.Length));

    /// <summary>The SHA-256 of all bytes read, hexadecimal; once.</summary>
    public string TakeHash() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public override int Read(Span<byte> buffer) => Pass(buffer, inner.Read(buffer));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        return Pass(buffer.Span, read);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            hash.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Pass(ReadOnlySpan<byte> buffer, int read)
    {
        var bytes = buffer[..read];
        hash.AppendData(bytes);
        HasZeroBytes |= bytes.Contains((byte)0);
        if (BytesRead < firstBytes.Length)
        {
            var missing = firstBytes.AsSpan((int)BytesRead);
            bytes[..Math.Min(read, missing.Length)].CopyTo(missing);
        }

        BytesRead += read;
        return read;
    }
}
