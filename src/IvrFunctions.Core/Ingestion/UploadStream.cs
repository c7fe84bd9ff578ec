using System.Security.Cryptography;

namespace IvrFunctions.Core.Ingestion;

/// <summary>Passes an upload through while it hashes the bytes; its start can be looked at before it is read.</summary>
internal sealed class UploadStream(Stream inner) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private Memory<byte> peeked;

    /// <summary>Whether a zero byte came by, as in files that are not text.</summary>
    public bool HasZeroBytes { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The first bytes, fewer only where the upload has no more; they are read again afterwards.</summary>
    public async Task<ReadOnlyMemory<byte>> PeekAsync(int count, CancellationToken cancellationToken)
    {
        var head = new byte[count];
        var read = await inner.ReadAtLeastAsync(head, count, throwOnEndOfStream: false, cancellationToken);
        Pass(head, read);
        peeked = head.AsMemory(0, read);
        return peeked;
    }

    /// <summary>Leaves out bytes that were looked at.</summary>
    public void SkipPeeked(int count) => peeked = peeked[count..];

    /// <summary>The SHA-256 of all bytes read, hexadecimal; once.</summary>
    public string TakeHash() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public override int Read(Span<byte> buffer) => TakePeeked(buffer) is var taken and > 0 ? taken : Pass(buffer, inner.Read(buffer));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (TakePeeked(buffer.Span) is var taken and > 0)
        {
            return taken;
        }

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
        return read;
    }

    private int TakePeeked(Span<byte> buffer)
    {
        var taken = Math.Min(buffer.Length, peeked.Length);
        peeked.Span[..taken].CopyTo(buffer);
        peeked = peeked[taken..];
        return taken;
    }
}
