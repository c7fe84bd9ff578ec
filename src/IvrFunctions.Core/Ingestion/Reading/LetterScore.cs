using System.Text;
using System.Text.Unicode;

namespace IvrFunctions.Core.Ingestion.Reading;

/// <summary>
/// Decides by the letters that come out which of the single-byte encodings a text is in: all of them are valid in each, but
/// only one gives <c>ñ</c> within a word where another gives a currency sign.
/// </summary>
internal static class LetterScore
{
    private const string Spanish = "áéíóúüñ";
    private const string OtherLatin = "ãõâêôçàèìòùïäëöß";
    private const string Turkish = "ğış";
    private const string TurkishCapitals = "ĞİŞ";
    private static readonly char[][] Tables = [.. FileEncodings.SingleByte.Select(BuildTable)];

    /// <summary>Adds how well each of <see cref="FileEncodings.SingleByte"/> reads the bytes.</summary>
    public static void Add(ReadOnlySpan<byte> text, Span<long> scores)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < 0x80)
            {
                continue;
            }

            for (var encoding = 0; encoding < Tables.Length; encoding++)
            {
                var table = Tables[encoding];
                var previous = i == 0 ? ' ' : table[text[i - 1]];
                var next = i + 1 == text.Length ? ' ' : table[text[i + 1]];
                scores[encoding] += ScoreOf(table[text[i]], previous, next);
            }
        }
    }

    /// <summary>Index of the best of <paramref name="candidates"/>; the first of equal ones.</summary>
    public static string Best(ReadOnlySpan<byte> text, IReadOnlyList<string> candidates)
    {
        if (candidates.Count == 1)
        {
            return candidates[0];
        }

        Span<long> scores = stackalloc long[Tables.Length];
        scores.Clear();
        Add(text, scores);
        var best = candidates[0];
        foreach (var candidate in candidates)
        {
            best = scores[IndexOf(candidate)] > scores[IndexOf(best)] ? candidate : best;
        }

        return best;
    }

    public static bool IsUtf8(ReadOnlySpan<byte> text) => Utf8.IsValid(text);

    private static int IndexOf(string encoding) => encoding switch
    {
        FileEncodings.Windows1252 => 0,
        FileEncodings.Cp850 => 1,
        _ => 2,
    };

    private static int ScoreOf(char c, char previous, char next)
    {
        var inWord = char.IsLetter(previous) || char.IsLetter(next);
        if (char.IsLetter(c))
        {
            var fits = char.IsUpper(c)
                ? !char.IsLower(previous) && (!char.IsLower(next) || !char.IsLetter(previous))
                : !(char.IsUpper(previous) && char.IsUpper(next));
            var value = Spanish.Contains(char.ToLowerInvariant(c)) ? 4
                : Turkish.Contains(c) || TurkishCapitals.Contains(c) ? 4
                : OtherLatin.Contains(char.ToLowerInvariant(c)) ? 2
                : 0;
            return fits ? value : value == 0 ? -3 : -2;
        }

        return c switch
        {
            '¿' or '¡' => char.IsLetter(next) && !char.IsLetter(previous) ? 3 : -2,
            'º' or 'ª' => char.IsDigit(previous) || !inWord || !char.IsLetter(next) ? 1 : -2,
            '€' or '£' or '°' or '«' or '»' or '’' or '‘' or '“' or '”' or '–' or '—' or '·' or '\u00A0' => inWord ? -1 : 0,
            _ => char.IsControl(c) || inWord ? -3 : -1,
        };
    }

    private static char[] BuildTable(string name)
    {
        var encoding = FileEncodings.Get(name);
        var bytes = new byte[256];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)i;
        }

        return encoding.GetChars(bytes);
    }
}
