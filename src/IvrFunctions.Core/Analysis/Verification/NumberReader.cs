using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Core.Analysis.Verification;

/// <summary>
/// Finds every number in a sentence: digits with either decimal sign, percentages, "2.8 times", times of day, dates and number
/// words. What looks like a number and is not understood is reported as one, so that it cannot slip through.
/// </summary>
internal static partial class NumberReader
{
    private const int TimeoutMilliseconds = 1_000;

    public static IReadOnlyList<NumberMention> Read(string text, TextLanguage language)
    {
        var mentions = new List<NumberMention>();
        text = WithAsciiDigits(text, mentions);
        text = Take(text, Unclear, mentions, match => new NumberMention(match.Value, [], NumberUnit.Vague));
        text = Take(text, Dates, mentions, match => new NumberMention(match.Value, [], NumberUnit.Date));
        text = Take(text, Clocks, mentions, ReadClock);
        text = Take(text, Digits, mentions, ReadDigits);
        mentions.AddRange(NumberWords.Read(text, language));
        return mentions;
    }

    private static NumberMention ReadClock(Match match)
    {
        var hour = int.Parse(match.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"].Success ? int.Parse(match.Groups["minute"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (match.Groups["half"].Success)
        {
            hour = (hour % 12) + (match.Groups["half"].Value is "p" or "P" ? 12 : 0);
        }

        return new NumberMention(match.Value, [new NumberReading((hour * 60) + minute, 1)], NumberUnit.Clock);
    }

    private static NumberMention ReadDigits(Match match)
    {
        var unit = match switch
        {
            _ when match.Groups["sign"].Success || match.Groups["glued"].Success => NumberUnit.Vague,
            _ when match.Groups["percent"].Success => NumberUnit.Percent,
            _ when match.Groups["times"].Success => NumberUnit.Times,
            _ => NumberUnit.Plain,
        };
        var scale = match.Groups["scale"].Value.ToLowerInvariant() switch
        {
            "" => 1,
            "k" or "mil" or "thousand" => 1_000,
            _ => 1_000_000,
        };
        return new NumberMention(match.Value, [.. Readings(match.Groups["digits"].Value, scale)], unit);
    }

    /// <summary><c>1.234</c> is a thousand and more, or one and a little: the evidence decides.</summary>
    private static IEnumerable<NumberReading> Readings(string digits, double scale)
    {
        if (Grouped.IsMatch(digits))
        {
            yield return Reading(digits.Where(char.IsAsciiDigit), 0, scale);
        }

        var last = digits.LastIndexOfAny(['.', ',']);
        if (last < 0)
        {
            if (digits.All(char.IsAsciiDigit)) yield return Reading(digits, 0, scale);
            yield break;
        }

        var whole = digits[..last];
        var decimalSign = digits[last];
        if (!whole.Contains(decimalSign, StringComparison.Ordinal) && (whole.All(char.IsAsciiDigit) || Grouped.IsMatch(whole)))
        {
            yield return Reading(digits.Where(char.IsAsciiDigit), digits.Length - last - 1, scale);
        }
    }

    private static NumberReading Reading(IEnumerable<char> digits, int decimals, double scale)
    {
        var place = scale / Math.Pow(10, decimals);
        return new NumberReading(double.Parse(string.Concat(digits), CultureInfo.InvariantCulture) * place, place);
    }

    /// <summary>Digits of all scripts as 0 to 9; numbers that are no digits (½, ², Ⅷ) are mentions nothing can match.</summary>
    private static string WithAsciiDigits(string text, List<NumberMention> mentions)
    {
        var ascii = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.DecimalDigitNumber:
                    ascii.Append((int)Rune.GetNumericValue(rune));
                    break;
                case UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber:
                    mentions.Add(new NumberMention(rune.ToString(), [], NumberUnit.Vague));
                    ascii.Append(' ');
                    break;
                default:
                    ascii.Append(rune.ToString());
                    break;
            }
        }

        return ascii.ToString();
    }

    private static string Take(string text, Regex pattern, List<NumberMention> mentions, Func<Match, NumberMention> read) =>
        pattern.Replace(text, match =>
        {
            mentions.Add(read(match));
            return " ; ";
        });

    /// <summary>Digits parted by spaces or glued to letters, Roman numerals, or out of "every" so many: what they come to is anybody's guess.</summary>
    [GeneratedRegex(
        @"\d+(?:[ _'’´·]+\d+)+|(?<![\w.,])[\p{L}_]+\d[\w.,]*|\d+[eE]\d+|(?-i:\b[IVXLCDM]{2,}\b)|\b(?:de\s+cada|(?:in|of|out\s+of)\s+every|(?:one|1)\s+(?:in|out\s+of)|por\s+cada)\s+\w+",
        RegexOptions.IgnoreCase, TimeoutMilliseconds)]
    private static partial Regex Unclear { get; }

    [GeneratedRegex(@"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex Dates { get; }

    [GeneratedRegex(
        @"(?<![\d.,:])(?<hour>\d{1,2})(?:(?::(?<minute>\d{2}))(?!\d)(?:\s?(?<half>[ap])\.?\s?m\b\.?|\s?h\b)?|\s?(?<half>[ap])\.?\s?m\b\.?|\s?h\b)",
        RegexOptions.IgnoreCase, TimeoutMilliseconds)]
    private static partial Regex Clocks { get; }

    [GeneratedRegex(
        @"(?<sign>(?<![\w)])[-−])?(?<digits>\d+(?:[.,\u00A0\u202F]\d+)*)(?:\s?(?<scale>mil|millones|millón|thousand|millions?|k)\b)?(?:[\s\u00A0\u202F]?(?<percent>%|por\s?ciento\b|por\s?cien\b|per\s?cent\b)|[\s\u00A0-]?(?<times>veces\b|times\b|fold\b|x\b|×))?(?<glued>[\p{L}_])?",
        RegexOptions.IgnoreCase, TimeoutMilliseconds)]
    private static partial Regex Digits { get; }

    [GeneratedRegex(@"^\d{1,3}(?:(?:\.\d{3})+|(?:,\d{3})+|(?:[\u00A0\u202F]\d{3})+)$", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex Grouped { get; }
}
