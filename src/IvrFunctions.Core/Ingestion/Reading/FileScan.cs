namespace IvrFunctions.Core.Ingestion.Reading;

/// <summary>What the planner's pass gathers, record by record: header, samples, encodings, and where the chunks are.</summary>
/// <param name="chunkRows">Rows a chunk.</param>
/// <param name="look">The structure of the file.</param>
/// <param name="utf16">The encoding, where the file is in UTF-16.</param>
/// <param name="firstByte">Where the first record starts.</param>
/// <param name="scanner">What the records are scanned with.</param>
/// <param name="callColumns">Columns that are equal in neighbouring rows of one call, which stay in one chunk; none where each row is a call.</param>
internal sealed class FileScan(
    int chunkRows, FirstLook look, string? utf16, long firstByte, RecordScanner scanner, IReadOnlyList<int> callColumns)
{
    /// <summary>A chunk is held in memory while it is read: 8 MB keeps several in parallel small.</summary>
    private const int MaxChunkBytes = 8 * 1024 * 1024;

    /// <summary>A chunk is cut through a call all the same when it has grown to this multiple: an id that fills a file is none.</summary>
    private const int MostGrowth = 4;

    private readonly List<ChunkRange> chunks = [];
    private readonly List<byte[]> call = [];
    private long position = firstByte;
    private long start;
    private long firstRow;
    private int rows;

    /// <summary>The header's cells as they stand in the file; <see langword="null"/> before it came or where there is none.</summary>
    public IReadOnlyList<byte[]>? Header { get; private set; }

    public EncodingVote Encodings { get; } = new();

    public FileSample Sample { get; } = new(look.Fields);

    public void Add(RecordStream records)
    {
        var record = records.Record;
        var offset = position;
        position += utf16 is null ? record.Length : 2 * CountUnits(record);
        if (records.Number < look.HeaderRow || scanner.IsBlank)
        {
            return;
        }

        if (utf16 is null)
        {
            Encodings.Add(record);
        }

        if (records.Number == look.HeaderRow)
        {
            var cells = new List<byte[]>();
            for (var i = 0; i < scanner.FieldCount; i++)
            {
                cells.Add(scanner[i].Of(record).ToArray());
            }

            Header = cells;
            return;
        }

        Sample.Add(scanner, record);
        var isSameCall = IsSameCall(record);
        if (IsFull(offset, 1) && (!isSameCall || IsFull(offset, MostGrowth)))
        {
            EndChunk(offset);
        }

        if (rows == 0)
        {
            (start, firstRow) = (offset, records.Number);
        }

        rows++;
    }

    /// <summary>All chunks, at the end of the file.</summary>
    public IReadOnlyList<ChunkRange> TakeChunks()
    {
        EndChunk(position);
        return chunks;
    }

    private bool IsFull(long offset, int growth) =>
        rows >= (long)chunkRows * growth || (rows > 0 && offset - start >= (long)MaxChunkBytes * growth);

    /// <summary>Whether the record goes on with the call of the one before.</summary>
    private bool IsSameCall(ReadOnlySpan<byte> record)
    {
        var isSame = call.Count > 0;
        for (var i = 0; i < callColumns.Count; i++)
        {
            var cell = scanner[callColumns[i]].Of(record);
            if (i == call.Count)
            {
                call.Add([]);
            }

            if (!cell.SequenceEqual(call[i]))
            {
                (isSame, call[i]) = (false, cell.ToArray());
            }
        }

        return isSame;
    }

    private void EndChunk(long end)
    {
        if (rows > 0)
        {
            chunks.Add(new ChunkRange(start, end - start, firstRow, rows));
            rows = 0;
        }
    }

    /// <summary>UTF-16 units that became this UTF-8: two for a character of four bytes, one for each other, replaced ones too.</summary>
    private static int CountUnits(ReadOnlySpan<byte> utf8)
    {
        var units = 0;
        foreach (var b in utf8)
        {
            units += (b & 0xC0) == 0x80 ? 0 : b >= 0xF0 ? 2 : 1;
        }

        return units;
    }
}
