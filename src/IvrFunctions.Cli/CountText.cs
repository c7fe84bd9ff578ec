using System.Globalization;
using System.Text.RegularExpressions;

namespace IvrFunctions.Cli;

/// <summary>
/// Whole numbers as programs and spreadsheets write them: 12000, 12000.0, 1.2e4, 12.000, 12,000, 12 000. Whether 12.000 is twelve or
/// twelve thousand is for the other numbers of the file to tell.
/// </summary>
internal sealed partial class CountText
{
    /// <summary>Far more than anybody has calls; sums of such counts still fit.</summary>
    private const decimal Most = 1_000_000_000_000;

    private readonly HashSet<char> decimalSigns = [];
    private readonly HashSet<char> groupSigns = [];

    /// <summary>What the text may mean; <see langword="null"/> where it is no count.</summary>
    public Count? Read(string text)
    {
        text = text.Trim();
        if (Grouped().Match(text) is { Success: true } grouped)
        {
            var sign = grouped.Groups["sign"].Value[0];
            var digits = string.Concat(grouped.Groups["digits"].Value.Where(char.IsAsciiDigit));
            if (Ambiguous().IsMatch(text))
                return new Count(Parse(text.Split(sign)[0])!.Value, Parse(digits)!.Value, sign);
            groupSigns.Add(sign);
            return Certain(Parse(digits));
        }

        if (Decimals().Match(text) is { Success: true } decimals) decimalSigns.Add(decimals.Groups["sign"].Value[0]);
        return Certain(Parse(text.Replace(',', '.')));
    }

    /// <summary>The number meant, once all of the file were read; <see langword="null"/> where nothing tells.</summary>
    public long? Decide(Count count)
    {
        if (count.AsDecimal == count.AsGroups) return count.AsGroups;
        var (isGroup, isDecimal) = (groupSigns.Contains(count.Sign), decimalSigns.Contains(count.Sign));
        if (isGroup == isDecimal) (isGroup, isDecimal) = (!isGroup && decimalSigns.Count > 0, !isGroup && groupSigns.Count > 0);
        return isGroup == isDecimal ? null : isGroup ? count.AsGroups : count.AsDecimal;
    }

    private static Count? Certain(long? count) => count is { } known ? new Count(known, known, default) : null;

    private static long? Parse(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var count)
            && count is >= 0 and <= Most && decimal.IsInteger(count) ? (long)count : null;

    /// <summary>Groups of three digits, and perhaps decimals that are zero.</summary>
    [GeneratedRegex(@"^(?<digits>[1-9]\d{0,2}(?<sign>[.,'’_\s])\d{3}(\k<sign>\d{3})*)((?!\k<sign>)[.,]0*)?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^\d{1,3}[.,]000$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Ambiguous();

    [GeneratedRegex(@"^\d+(?<sign>[.,])0*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Decimals();

    /// <param name="AsDecimal">The number if the sign begins its decimals.</param>
    /// <param name="AsGroups">The number if the sign parts thousands.</param>
    /// <param name="Sign">Which of the two it is decides between them.</param>
    internal readonly record struct Count(long AsDecimal, long AsGroups, char Sign);
}
