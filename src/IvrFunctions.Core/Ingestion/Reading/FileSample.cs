using IvrFunctions.Core.Ingestion.Values;

namespace IvrFunctions.Core.Ingestion.Reading;

/// <summary>Samples of all columns: the first records, then some of the whole file.</summary>
internal sealed class FileSample(int columns)
{
    private const int FirstRows = 1_000;
    private const int Stride = 101;
    private const int MaxRows = 4_000;

    /// <summary>Hashes of so many records show whether ids are unique; 8 bytes a cell.</summary>
    private const int HashedRows = 40_000;

    /// <summary>A file of hundreds of columns has its ids among the first.</summary>
    private const int HashedColumns = 40;

    private readonly FieldDecoder decoder = new([FileEncodings.Utf8, .. FileEncodings.SingleByte]);
    private long rows;

    public IReadOnlyList<ColumnSample> Columns { get; } = [.. Enumerable.Range(0, columns).Select(_ => new ColumnSample())];

    public void Add(RecordScanner fields, ReadOnlySpan<byte> record)
    {
        var isSampled = rows < FirstRows || (rows % Stride == 0 && Columns[0].Rows < MaxRows);
        var isHashed = rows++ < HashedRows;
        for (var i = 0; i < Columns.Count; i++)
        {
            var field = fields[i].Of(record);
            if (isSampled)
            {
                var text = decoder.Decode(field).Trim();
                Columns[i].Add(NullTokens.IsNull(text) ? null : text);
            }

            if (isHashed && i < HashedColumns)
            {
                Columns[i].Hashes.Add(HashOf(field));
            }

            Columns[i].AddEvidence(field);
        }
    }

    private static ulong HashOf(ReadOnlySpan<byte> field)
    {
        // FNV-1a: fields are short.
        var hash = 14695981039346656037UL;
        foreach (var b in field)
        {
            hash = (hash ^ b) * 1099511628211UL;
        }

        return hash;
    }
}
