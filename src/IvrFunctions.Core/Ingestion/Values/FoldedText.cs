namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>Words in one form for comparison: lower case, without accents, only letters and digits.</summary>
internal static class FoldedText
{
    /// <summary>Longer texts are sentences, not words to be looked up.</summary>
    public const int MaxLength = 64;

    /// <summary>The base letters of U+00C0 to U+00FF; a space where the sign is no letter.</summary>
    private const string Latin1 = "aaaaaaæceeeeiiiiðnooooo øuuuuyþßaaaaaaæceeeeiiiiðnooooo øuuuuyþy";

    /// <summary>Folds into <paramref name="buffer"/>; empty where it does not fit, so that nothing is found by it.</summary>
    public static ReadOnlySpan<char> Fold(ReadOnlySpan<char> text, Span<char> buffer)
    {
        var length = 0;
        foreach (var c in text)
        {
            var letter = char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) ? c
                : char.IsAsciiLetterUpper(c) ? (char)(c | 0x20)
                : c < 0x80 ? ' '
                : c is >= '\u00C0' and <= '\u00FF' ? Latin1[c - 0xC0]
                : FoldOther(c);
            if (letter == ' ')
            {
                continue;
            }

            if (length == buffer.Length)
            {
                return [];
            }

            buffer[length++] = letter;
        }

        return buffer[..length];
    }

    /// <summary>The folded text as a string, for tables built once.</summary>
    public static string Fold(string text)
    {
        Span<char> buffer = stackalloc char[MaxLength];
        return new string(Fold(text, buffer));
    }

    // Letters in decomposed form bring their accents as signs of their own, which are no letters.
    private static char FoldOther(char c) => c == 'İ' ? 'i' : char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ';
}
