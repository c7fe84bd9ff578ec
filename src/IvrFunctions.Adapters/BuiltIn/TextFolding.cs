namespace IvrFunctions.Adapters.BuiltIn;

/// <summary>
/// Lower case without accents, words parted by single spaces. By tables of its own: casing and normalisation of the platform
/// depend on its Unicode data, and the same text must give the same vector on every machine.
/// </summary>
internal static class TextFolding
{
    private const char Separator = ' ';

    // U+00C0 to U+017F, the accented letters of the languages written in Latin letters.
    private const char FirstLatin = '\u00C0';
    private const string Latin =
        "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty" +
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll" +
        "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    /// <summary>Folds what fits of <paramref name="text"/>; returns how many characters it wrote.</summary>
    public static int Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        var length = 0;
        var previous = Separator;
        foreach (var character in text)
        {
            if (character is >= '\u0300' and <= '\u036F')
                continue; // an accent that follows its letter

            var next = Fold(character);
            if (next == Separator && previous == Separator)
                continue;
            if (length == folded.Length)
                break;

            folded[length++] = previous = next;
        }

        return length;
    }

    private static char Fold(char character) => character switch
    {
        >= 'a' and <= 'z' or >= '0' and <= '9' => character,
        >= 'A' and <= 'Z' => (char)(character | 0x20),
        < '\u0080' => Separator,
        >= FirstLatin and <= '\u017F' => Latin[character - FirstLatin],
        _ => char.IsLetterOrDigit(character) ? character : Separator,
    };
}
