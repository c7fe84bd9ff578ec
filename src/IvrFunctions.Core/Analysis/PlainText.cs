using System.Globalization;
using System.Text;

namespace IvrFunctions.Core.Analysis;

/// <summary>Text of rows, questions and models, made harmless.</summary>
internal static class PlainText
{
    /// <summary>
    /// One line without control and formatting characters (line ends and direction marks can make data look like something
    /// else), cut at <paramref name="maxLength"/>.
    /// </summary>
    public static string OneLine(string text, int maxLength)
    {
        var line = new StringBuilder(Math.Min(text.Length, 1_024));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= maxLength)
            {
                line.Append('…');
                break;
            }

            var category = Rune.GetUnicodeCategory(rune);
            if (Rune.IsWhiteSpace(rune) || category is UnicodeCategory.Control)
            {
                if (line.Length > 0 && line[^1] != ' ') line.Append(rune.Value is 0xA0 or 0x202F ? (char)rune.Value : ' ');
            }
            else if (category is not (UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned))
            {
                line.Append(rune.ToString());
            }
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>The same as data in a prompt: nothing in it can look like a delimiter.</summary>
    public static string AsData(string text, int maxLength) =>
        OneLine(text, maxLength).Replace('<', '‹').Replace('>', '›').Replace("```", "'''", StringComparison.Ordinal);
}
