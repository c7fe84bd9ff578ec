using System.Text;

namespace IvrFunctions.Core.Analysis;

/// <summary>
/// How many tokens a text takes at the most, without the model's own vocabulary. English and Spanish come to some four characters
/// a token, digits and names to fewer; of other scripts a byte may be a token of its own.
/// </summary>
internal static class PromptTokens
{
    private const int CharactersPerToken = 3;

    public static int AtMost(string text)
    {
        int plain = 0, bytes = 0;
        foreach (var rune in text.EnumerateRunes()) Count(rune, ref plain, ref bytes);
        return Sum(plain, bytes);
    }

    /// <summary>The beginning of the text that takes no more tokens.</summary>
    public static string Cut(string text, int tokens)
    {
        int plain = 0, bytes = 0, length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            Count(rune, ref plain, ref bytes);
            if (Sum(plain, bytes) > tokens) break;
            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }

    /// <summary>Accented letters are of words like the others: models know them.</summary>
    private static void Count(Rune rune, ref int plain, ref int bytes)
    {
        if (rune.Value < 0x250) plain++;
        else bytes += rune.Utf8SequenceLength;
    }

    private static int Sum(int plain, int bytes) => ((plain + CharactersPerToken - 1) / CharactersPerToken) + bytes;
}
