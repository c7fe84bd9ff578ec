namespace IvrFunctions.Core.Ingestion.Reading;

/// <summary>Where the text of a field is in its record, without the quotes around it.</summary>
/// <param name="Start">First byte, counted from the record's first.</param>
/// <param name="Length">Bytes.</param>
/// <param name="IsQuoted">Whether quotes stand around it.</param>
/// <param name="HasQuotes">Whether quotes within it are doubled.</param>
internal readonly record struct RecordField(int Start, int Length, bool IsQuoted, bool HasQuotes)
{
    public int End => Start + Length;

    /// <summary>The field's bytes, doubled quotes made single.</summary>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> record)
    {
        var bytes = record.Slice(Start, Length);
        return HasQuotes ? Unescape(bytes) : bytes;
    }

    private static byte[] Unescape(ReadOnlySpan<byte> bytes)
    {
        var text = new byte[bytes.Length];
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            text[length++] = bytes[i];
            if (bytes[i] == '"' && i + 1 < bytes.Length && bytes[i + 1] == '"')
            {
                i++;
            }
        }

        return text[..length];
    }
}
