namespace IvrFunctions.Core.Ingestion.Reading;

/// <summary>What the start of a file tells of its structure.</summary>
/// <param name="Separator">The byte between fields.</param>
/// <param name="Fields">Fields of most records.</param>
/// <param name="HeaderRow">Record number of the header, 0 where there is none.</param>
/// <param name="LineEnds">crlf, lf or cr.</param>
internal sealed record FirstLook(byte Separator, int Fields, int HeaderRow, string LineEnds)
{
    private const int SampleRecords = 200;
    private const int MaxPreamble = 20;

    /// <summary>The likeliest first: of separators that split equally well it wins.</summary>
    private static ReadOnlySpan<byte> Separators => ";\t|,"u8;

    /// <summary>Looks at the first bytes, in UTF-8 or an encoding of single bytes, without a byte order mark.</summary>
    /// <param name="head">The start of the file.</param>
    /// <param name="isWhole">Whether that is all of it.</param>
    public static FirstLook At(ReadOnlySpan<byte> head, bool isWhole)
    {
        var (separator, best) = ((byte)',', 0.0);
        foreach (var candidate in Separators)
        {
            var counts = CountFields(head, candidate, isWhole);
            if (Regularity(counts) is var regularity && regularity > best)
            {
                (separator, best) = (candidate, regularity);
            }
        }

        var fields = MostFrequent(CountFields(head, separator, isWhole));
        return new FirstLook(separator, fields, FindHeader(head, separator, fields, isWhole), FindLineEnds(head));
    }

    /// <summary>
    /// How many records have the most frequent number of fields, and a little for more fields: a comma within texts of a semicolon
    /// file splits some records, never all of them alike.
    /// </summary>
    private static double Regularity(List<int> counts)
    {
        var most = MostFrequent(counts);
        return most < 2 ? 0 : ((double)counts.Count(count => count == most) / counts.Count) + (Math.Min(most, 50) * 0.002);
    }

    private static int MostFrequent(List<int> counts) =>
        counts.Count == 0 ? 0 : counts.GroupBy(count => count).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).First().Key;

    private static List<int> CountFields(ReadOnlySpan<byte> head, byte separator, bool isWhole)
    {
        var scanner = new RecordScanner(separator, expectedFields: 0);
        var counts = new List<int>();
        for (var position = 0; counts.Count < SampleRecords && scanner.Scan(head[position..], isWhole) is var length and > 0; position += length)
        {
            if (!scanner.IsBlank)
            {
                counts.Add(scanner.FieldCount);
            }
        }

        return counts;
    }

    /// <summary>
    /// The first record that has as many filled fields as the records after it, all of them words; what stands before it are titles.
    /// None where that record reads like the ones after it: with a number or a time among its fields.
    /// </summary>
    private static int FindHeader(ReadOnlySpan<byte> head, byte separator, int fields, bool isWhole)
    {
        var scanner = new RecordScanner(separator, fields);
        var number = 0;
        for (var position = 0; number < MaxPreamble && scanner.Scan(head[position..], isWhole) is var length and > 0; position += length)
        {
            number++;
            var record = head.Slice(position, length);
            var filled = 0;
            for (var i = 0; i < scanner.FieldCount; i++)
            {
                filled += scanner[i].Of(record).Trim((byte)' ').IsEmpty ? 0 : 1;
            }

            // Unnamed trailing columns leave gaps in a header, titles fill hardly more than one field.
            if (scanner.FieldCount < Math.Max(1, fields / 2) || filled < Math.Max(Math.Min(2, fields), fields / 3))
            {
                continue;
            }

            return HoldsValues(scanner, record) ? 0 : number;
        }

        return 0;
    }

    private static bool HoldsValues(RecordScanner scanner, ReadOnlySpan<byte> record)
    {
        var values = 0;
        for (var i = 0; i < scanner.FieldCount; i++)
        {
            values += IsValue(scanner[i].Of(record)) ? 1 : 0;
        }

        // A damaged header cell may hold a figure; a record of a call holds more than one: a time and a duration, an id, a number.
        return values >= 2 || (values == 1 && scanner.FieldCount <= 3);
    }

    /// <summary>Whether a field starts with a digit and holds no word: no name of a column does.</summary>
    private static bool IsValue(ReadOnlySpan<byte> field)
    {
        field = field.Trim((byte)' ');
        var (digits, letters) = (0, 0);
        foreach (var b in field)
        {
            digits += char.IsAsciiDigit((char)b) ? 1 : 0;
            letters += char.IsAsciiLetter((char)b) || b >= 0x80 ? 1 : 0;
        }

        return digits > letters && digits > 0;
    }

    private static string FindLineEnds(ReadOnlySpan<byte> head)
    {
        var first = head.IndexOfAny((byte)'\r', (byte)'\n');
        return first < 0 || head[first] == '\n' ? "lf"
            : first + 1 < head.Length && head[first + 1] == '\n' ? "crlf"
            : "cr";
    }
}
