using System.Buffers;

namespace IvrFunctions.Core.Ingestion.Reading;

/// <summary>
/// Cuts one record after the other out of bytes in which separators, quotes and line ends are single ASCII bytes. A quote inside
/// a quoted field that neither ends it nor is doubled is part of its text; where the record then has not the usual number of
/// fields, it ends the quoting, as in <c>"Name" &lt;1115&gt;</c>. A quoted field that never ends, or swallows the records after it,
/// is cut at the end of its first line: one record is lost, not the rest of the file.
/// Whether a record is whole depends on its own bytes only, so that a chunk is cut as the planner cut the file.
/// </summary>
/// <param name="separator">The byte between fields.</param>
/// <param name="expectedFields">Fields of a usual record; 0 where that is not known yet.</param>
internal sealed class RecordScanner(byte separator, int expectedFields)
{
    /// <summary>Longer than any record seen; a quote that is open for longer is never closed.</summary>
    public const int MaxRecordBytes = 4 * 1024 * 1024;

    private const byte Quote = (byte)'"';

    /// <summary>What stands in for the end of a field that was not found.</summary>
    private const int NeedsMore = -1, Unclosed = -2;

    private readonly SearchValues<byte> fieldEnds = SearchValues.Create([separator, (byte)'\r', (byte)'\n']);
    private RecordField[] fields = new RecordField[64];
    private bool hasInnerQuote;
    private bool endsAtInnerQuote;

    public int FieldCount { get; private set; }

    /// <summary>Whether the last record was cut at the end of its first line since a quote in it is never closed.</summary>
    public bool IsUnclosed { get; private set; }

    /// <summary>Whether the last record holds no value at all.</summary>
    public bool IsBlank { get; private set; }

    /// <summary>Bytes of the last record without its line end.</summary>
    public int ContentLength { get; private set; }

    /// <summary>Where a field of the last record is, counted from the record's first byte.</summary>
    public RecordField this[int field] => field < FieldCount ? fields[field] : default;

    /// <summary>Scans the record at the start of the bytes.</summary>
    /// <param name="data">Bytes from the record's first on.</param>
    /// <param name="isLast">Whether nothing follows the bytes.</param>
    /// <returns>Length with the line end; 0 where more bytes are needed, or none are left.</returns>
    public int Scan(ReadOnlySpan<byte> data, bool isLast)
    {
        var length = ScanAs(data, isLast, endAtInnerQuote: false);
        if (!hasInnerQuote || length == 0 || (FieldCount == expectedFields && !IsUnclosed))
        {
            return length;
        }

        var fewest = IsUnclosed ? 0 : FieldCount;
        length = ScanAs(data, isLast, endAtInnerQuote: true);
        var isBetter = length > 0 && !IsUnclosed && (expectedFields > 0 ? FieldCount == expectedFields : FieldCount > fewest);
        return isBetter ? length : ScanAs(data, isLast, endAtInnerQuote: false);
    }

    private int ScanAs(ReadOnlySpan<byte> data, bool isLast, bool endAtInnerQuote)
    {
        (FieldCount, IsUnclosed, IsBlank, hasInnerQuote, endsAtInnerQuote) = (0, false, true, false, endAtInnerQuote);
        if (data.IsEmpty)
        {
            return 0;
        }

        var position = 0;
        while (true)
        {
            var end = data[position..] is [Quote, ..]
                ? ScanQuoted(data, position, isLast)
                : ScanPlain(data, position, position);
            if (end < 0 || (end == data.Length && !isLast))
            {
                return end == Unclosed ? CutAtFirstLine(data, FieldCount, isLast) : 0;
            }

            if (end == data.Length || data[end] != separator)
            {
                return EndRecord(data, end, isLast);
            }

            position = end + 1;
        }
    }

    private int ScanPlain(ReadOnlySpan<byte> data, int start, int from)
    {
        var length = data[from..].IndexOfAny(fieldEnds);
        var end = length < 0 ? data.Length : from + length;
        Add(new RecordField(start, end - start, IsQuoted: false, HasQuotes: false));
        IsBlank = IsBlank && data[start..end].TrimStart((byte)' ').IsEmpty;
        return end;
    }

    private int ScanQuoted(ReadOnlySpan<byte> data, int start, bool isLast)
    {
        var (search, hasQuotes, isBroken) = (start + 1, false, false);
        while (true)
        {
            var found = search > data.Length ? -1 : data[search..].IndexOf(Quote);
            if (found < 0)
            {
                return isLast || data.Length - start > MaxRecordBytes ? Unclosed : NeedsMore;
            }

            var quote = search + found;
            if (quote + 1 == data.Length && !isLast)
            {
                return NeedsMore;
            }

            if (quote + 1 == data.Length || data[quote + 1] == separator || data[quote + 1] is (byte)'\r' or (byte)'\n')
            {
                if (isBroken && IndexOfLineEnd(data[start..quote]) >= 0)
                {
                    return Unclosed;
                }

                Add(new RecordField(start + 1, quote - start - 1, IsQuoted: true, hasQuotes));
                IsBlank = IsBlank && quote == start + 1;
                return quote + 1;
            }

            var isDoubled = data[quote + 1] == Quote;
            hasQuotes |= isDoubled;
            isBroken |= !isDoubled;
            hasInnerQuote |= !isDoubled;
            if (!isDoubled && endsAtInnerQuote)
            {
                return IndexOfLineEnd(data[start..quote]) >= 0 ? Unclosed : ScanPlain(data, start, from: quote);
            }

            search = quote + (isDoubled ? 2 : 1);
        }
    }

    private int EndRecord(ReadOnlySpan<byte> data, int end, bool isLast)
    {
        if (end < data.Length && data[end] == '\r' && end + 1 == data.Length && !isLast)
        {
            return 0;
        }

        if (expectedFields > 0 && FieldCount != expectedFields && FindMultiline(data) is var field and >= 0)
        {
            return CutAtFirstLine(data, field, isLast);
        }

        ContentLength = end;
        return end + LineEndLength(data, end);
    }

    /// <summary>Ends the record at the first line end after the opening quote of a field.</summary>
    private int CutAtFirstLine(ReadOnlySpan<byte> data, int field, bool isLast)
    {
        var start = field == 0 ? 0 : fields[field - 1].End + (fields[field - 1].IsQuoted ? 2 : 1);
        var length = IndexOfLineEnd(data[start..]);
        var end = length < 0 ? data.Length : start + length;
        if (end < data.Length && data[end] == '\r' && end + 1 == data.Length && !isLast)
        {
            return 0;
        }

        FieldCount = field;
        Add(new RecordField(start, end - start, IsQuoted: false, HasQuotes: false));
        (IsUnclosed, IsBlank, ContentLength) = (true, false, end);
        return end + LineEndLength(data, end);
    }

    private int FindMultiline(ReadOnlySpan<byte> data)
    {
        for (var i = 0; i < FieldCount; i++)
        {
            if (fields[i].IsQuoted && IndexOfLineEnd(data.Slice(fields[i].Start, fields[i].Length)) >= 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static int IndexOfLineEnd(ReadOnlySpan<byte> data) => data.IndexOfAny((byte)'\r', (byte)'\n');

    private static int LineEndLength(ReadOnlySpan<byte> data, int end) => data[end..] switch
    {
        [(byte)'\r', (byte)'\n', ..] => 2,
        [] => 0,
        _ => 1,
    };

    private void Add(RecordField field)
    {
        if (FieldCount == fields.Length)
        {
            Array.Resize(ref fields, fields.Length * 2);
        }

        fields[FieldCount++] = field;
    }
}
