namespace IvrFunctions.Core.Ingestion.Reading;

/// <summary>Reads a stream record by record within bounded memory.</summary>
internal sealed class RecordStream(Stream stream, RecordScanner scanner)
{
    private const int BlockBytes = 256 * 1024;
    private byte[] buffer = new byte[2 * BlockBytes];
    private int start;
    private int end;
    private int length;
    private bool isAtEnd;

    /// <summary>Records so far, blank ones and the current one included.</summary>
    public long Number { get; private set; }

    /// <summary>The current record with its line end.</summary>
    public ReadOnlySpan<byte> Record => buffer.AsSpan(start, length);

    /// <summary>Moves to the next record.</summary>
    /// <exception cref="UnusableFileException">A record is too long to be one.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        start += length;
        while ((length = scanner.Scan(buffer.AsSpan(start, end - start), isAtEnd)) == 0)
        {
            if (isAtEnd)
            {
                return false;
            }

            await FillAsync(cancellationToken);
        }

        Number++;
        return true;
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        var kept = end - start;
        if (kept > RecordScanner.MaxRecordBytes + BlockBytes)
        {
            throw new UnusableFileException(FormattableString.Invariant(
                $"Row {Number + 1} is longer than {RecordScanner.MaxRecordBytes / (1024 * 1024)} MB: the file is no CSV."));
        }

        if (buffer.Length - kept < BlockBytes)
        {
            var larger = new byte[buffer.Length * 2];
            buffer.AsSpan(start, kept).CopyTo(larger);
            buffer = larger;
        }
        else
        {
            buffer.AsSpan(start, kept).CopyTo(buffer);
        }

        (start, end) = (0, kept);
        var read = await stream.ReadAtLeastAsync(buffer.AsMemory(end), BlockBytes, throwOnEndOfStream: false, cancellationToken);
        end += read;
        isAtEnd = read < BlockBytes;
    }
}
