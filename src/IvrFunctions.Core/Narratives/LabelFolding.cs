using System.Text;

namespace IvrFunctions.Core.Narratives;

/// <summary>
/// Makes spellings comparable: letter case and accents do not count. Written by hand, so that neither the machine's culture nor
/// its ICU has a say, and without allocation for a single character.
/// </summary>
internal static class LabelFolding
{
    public static char Fold(char c)
    {
        if (char.IsAscii(c)) return char.ToLowerInvariant(c);
        return char.ToLowerInvariant(c) switch
        {
            'á' or 'à' or 'â' or 'ã' or 'ä' or 'å' => 'a',
            'é' or 'è' or 'ê' or 'ë' => 'e',
            'í' or 'ì' or 'î' or 'ï' => 'i',
            'ó' or 'ò' or 'ô' or 'õ' or 'ö' => 'o',
            'ú' or 'ù' or 'û' or 'ü' => 'u',
            'ñ' => 'n',
            'ç' => 'c',
            var other => other,
        };
    }

    /// <summary>The folded words of the text, one space between them; punctuation and underscores separate words.</summary>
    public static string Words(string text)
    {
        var words = new StringBuilder(text.Length);
        var pending = false;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c))
            {
                pending = words.Length > 0;
                continue;
            }

            if (pending) words.Append(' ');
            pending = false;
            words.Append(Fold(c));
        }

        return words.ToString();
    }
}
