using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace IvrFunctions.Cli.Generation;

/// <summary>Rows as UTF-8 in one buffer that is written out when it is nearly full.</summary>
internal sealed class CsvRows
{
    /// <summary>More than the longest row: notes are short and chosen from a stock.</summary>
    private const int RowLimit = 1024;

    private readonly byte[] buffer = new byte[128 * 1024];
    private int length;

    public bool IsNearlyFull => buffer.Length - length < RowLimit;

    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, length);

    public void Clear() => length = 0;

    public void AddLine(string line)
    {
        length += Encoding.UTF8.GetBytes(line, buffer.AsSpan(length));
        buffer[length++] = (byte)'\n';
    }

    public void Add(ReadOnlySpan<byte> field)
    {
        field.CopyTo(buffer.AsSpan(length));
        length += field.Length;
        buffer[length++] = (byte)',';
    }

    public void Add(CsvText field) => Add(field.Field);

    public void Add(long number)
    {
        Utf8Formatter.TryFormat(number, buffer.AsSpan(length), out var written);
        length += written;
        buffer[length++] = (byte)',';
    }

    /// <summary>Text and a number of a fixed length in one field, as ids and phone numbers have it.</summary>
    public void Add(ReadOnlySpan<byte> prefix, long number, byte digits)
    {
        prefix.CopyTo(buffer.AsSpan(length));
        length += prefix.Length;
        Utf8Formatter.TryFormat(number, buffer.AsSpan(length), out var written, new StandardFormat('D', digits));
        length += written;
        buffer[length++] = (byte)',';
    }

    /// <summary>ISO 8601 without an offset, as exports have it.</summary>
    public void Add(DateTime time)
    {
        Utf8Formatter.TryFormat(time, buffer.AsSpan(length), out _, 'O');
        length += "2024-04-01T00:00:00".Length;
        buffer[length++] = (byte)',';
    }

    /// <summary>Ends the row: the separator after its last field becomes the line end.</summary>
    public void EndRow() => buffer[length - 1] = (byte)'\n';
}
