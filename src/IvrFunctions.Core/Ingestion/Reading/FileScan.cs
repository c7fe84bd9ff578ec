namespace IvrFunctions.Core.Ingestion.Reading;

/// <summary>What the planner's pass gathers, record by record: header, samples, encodings, and where the chunks are.</summary>
internal sealed class FileScan(int chunkRows, FirstLook look, string? utf16, long firstByte, RecordScanner scanner)
{
    /// <summary>A chunk is held in memory while it is read: 8 MB keeps several in parallel small.</summary>
    private const int MaxChunkBytes = 8 * 1024 * 1024;

    private readonly List<ChunkRange> chunks = [];
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
        if (rows >= chunkRows || (rows > 0 && offset - start >= MaxChunkBytes))
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
