using System.Text;

namespace IvrFunctions.Core.Ingestion.Reading;

/// <summary>The encodings exports come in, by the names shown to users.</summary>
internal static class FileEncodings
{
    public const string Utf8 = "utf-8";
    public const string Utf16LittleEndian = "utf-16le";
    public const string Utf16BigEndian = "utf-16be";
    public const string Windows1252 = "windows-1252";
    public const string Windows1254 = "windows-1254";
    public const string Cp850 = "cp850";

    /// <summary>The encodings of one byte a character that are told apart, the likeliest first.</summary>
    public static readonly IReadOnlyList<string> SingleByte = [Windows1252, Cp850, Windows1254];

    public static Encoding Get(string name) => name switch
    {
        Utf8 => Encoding.UTF8,
        Utf16LittleEndian => Encoding.Unicode,
        Utf16BigEndian => Encoding.BigEndianUnicode,
        Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        Windows1254 => CodePagesEncodingProvider.Instance.GetEncoding(1254)!,
        Cp850 => CodePagesEncodingProvider.Instance.GetEncoding(850)!,
        _ => throw new ArgumentException($"{name} is no encoding that is read.", nameof(name)),
    };

    public static bool IsUtf16(string name) => name is Utf16LittleEndian or Utf16BigEndian;

    /// <summary>UTF-16 by its byte order mark, or by zeros in every other byte of the first text; else <see langword="null"/>.</summary>
    public static string? FindUtf16(ReadOnlySpan<byte> head)
    {
        if (head is [0xFF, 0xFE, ..])
        {
            return Utf16LittleEndian;
        }

        if (head is [0xFE, 0xFF, ..])
        {
            return Utf16BigEndian;
        }

        var (even, odd) = (0, 0);
        var length = Math.Min(head.Length, 4096) & ~1;
        for (var i = 0; i < length; i += 2)
        {
            even += head[i] == 0 ? 1 : 0;
            odd += head[i + 1] == 0 ? 1 : 0;
        }

        // Western text has a zero in nearly every character, always on the same side.
        var most = length / 2 * 3 / 4;
        return length < 4 ? null
            : odd > most && even == 0 ? Utf16LittleEndian
            : even > most && odd == 0 ? Utf16BigEndian
            : null;
    }
}
