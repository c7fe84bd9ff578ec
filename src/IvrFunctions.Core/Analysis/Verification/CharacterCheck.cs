using System.Text.RegularExpressions;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Core.Analysis.Verification;

/// <summary>
/// Letters, digits and punctuation that a sentence in Spanish or English needs. All else may look like what it is not (digits and
/// letters of other scripts), or become what it is not where it is shown (markup, addresses).
/// </summary>
internal static partial class CharacterCheck
{
    private const string Punctuation = " .,;:!?¡¿()\"'«»“”‘’–—-…%/×_ªº\u00A0\u202F";

    /// <summary>The first part that does not belong, or <see langword="null"/>.</summary>
    /// <param name="text">The statement without the names of what it cites, which may be written in any script.</param>
    public static string? FindWrong(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(LabelFolding.Fold(c)) && !Punctuation.Contains(c, StringComparison.Ordinal)) return c.ToString();
        }

        return Disguised.Match(text) is { Success: true } match ? match.Value.Trim() : null;
    }

    /// <summary>Addresses, and words spelt letter by letter: no number word is recognised in them.</summary>
    [GeneratedRegex(
        @"//|\bwww\b|\bhttps?\b|\w\w\.(?:com|net|org|info|html?)\b|(?:\b\p{L}\b[\W_]+){3,}\p{L}\b",
        RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Disguised { get; }
}
