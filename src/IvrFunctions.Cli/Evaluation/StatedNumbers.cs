using System.Globalization;
using System.Text.RegularExpressions;

namespace IvrFunctions.Cli.Evaluation;

/// <summary>
/// Reads the numbers of a text, in Spanish or English. It shares nothing with the verification in the app, on purpose: the evaluation
/// must not be blind to what the app is blind to.
/// </summary>
internal static partial class StatedNumbers
{
    private const int TimeoutMilliseconds = 1_000;

    public static IEnumerable<StatedNumber> Read(string text) =>
        InDigits.Matches(text).Select(ReadDigits).Concat(NumbersInWords.Read(InDigits.Replace(text, " ; ")));

    private static StatedNumber ReadDigits(Match match)
    {
        var scale = match.Groups["scale"].Value.ToLowerInvariant() switch
        {
            "" => 1,
            "mil" or "thousand" or "k" => 1_000,
            _ => 1_000_000,
        };
        return new StatedNumber(
            match.Value,
            match.Groups["percent"].Success,
            [.. Readings(match.Groups["digits"].Value).Select(reading => (reading.Value * scale, reading.Place * scale))]);
    }

    private static IEnumerable<(double Value, double Place)> Readings(string digits)
    {
        var groups = Separators.Split(digits);
        if (groups.Length == 1 || groups.Skip(1).All(group => group.Length == 3))
            yield return (Parse(string.Concat(groups)), 1);
        if (groups.Length > 1)
            yield return (Parse($"{string.Concat(groups[..^1])}.{groups[^1]}"), Math.Pow(10, -groups[^1].Length));
    }

    private static double Parse(string digits) => double.Parse(digits, CultureInfo.InvariantCulture);

    /// <summary>Digits that no letter stands before, as in F2 or L00003621; but x3 is three times.</summary>
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}_.,])[x×]?(?<digits>\d+(?:[.,\u00A0\u202F]\d+)*)(?:\s?(?<scale>mil|millones|millón|thousand|million|k)\b)?(?<percent>\s?(?:%|por ciento\b|per ?cent\b))?",
        RegexOptions.IgnoreCase, TimeoutMilliseconds)]
    private static partial Regex InDigits { get; }

    [GeneratedRegex(@"[.,\u00A0\u202F]", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex Separators { get; }
}
