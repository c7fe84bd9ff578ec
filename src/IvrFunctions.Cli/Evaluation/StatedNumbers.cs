using System.Globalization;
using System.Text.RegularExpressions;

namespace IvrFunctions.Cli.Evaluation;

/// <summary>
/// Reads the numbers of a text. It shares nothing with the verification in the app, on purpose: the evaluation must not be blind to what
/// the app is blind to.
/// </summary>
internal static partial class StatedNumbers
{
    private const int TimeoutMilliseconds = 1_000;

    private static readonly Dictionary<string, double> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["dos"] = 2, ["tres"] = 3, ["cuatro"] = 4, ["cinco"] = 5, ["seis"] = 6, ["siete"] = 7, ["ocho"] = 8, ["nueve"] = 9, ["diez"] = 10,
        ["once"] = 11, ["doce"] = 12, ["quince"] = 15, ["veinte"] = 20, ["treinta"] = 30, ["cuarenta"] = 40, ["cincuenta"] = 50,
        ["sesenta"] = 60, ["setenta"] = 70, ["ochenta"] = 80, ["noventa"] = 90, ["cien"] = 100, ["ciento"] = 100, ["mil"] = 1_000,
        ["doble"] = 2, ["triple"] = 3,
        ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10,
        ["eleven"] = 11, ["twelve"] = 12, ["fifteen"] = 15, ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50,
        ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90, ["hundred"] = 100, ["thousand"] = 1_000,
        ["twice"] = 2, ["double"] = 2,
    };

    public static IEnumerable<StatedNumber> Read(string text) =>
        InDigits.Matches(text).Select(ReadDigits).Concat(InWords.Matches(text).Select(ReadWords).OfType<StatedNumber>());

    private static StatedNumber ReadDigits(Match match)
    {
        var scale = match.Groups["scale"].Value.ToLowerInvariant() switch
        {
            "" => 1,
            "mil" or "thousand" or "k" => 1_000,
            _ => 1_000_000,
        };
        return new StatedNumber(
            match.Value, match.Groups["percent"].Success, [.. Readings(match.Groups["digits"].Value).Select(reading => (reading.Value * scale, reading.Place * scale))]);
    }

    private static IEnumerable<(double Value, double Place)> Readings(string digits)
    {
        var groups = Separators.Split(digits);
        if (groups.Length == 1 || groups.Skip(1).All(group => group.Length == 3))
            yield return (Parse(string.Concat(groups)), 1);
        if (groups.Length > 1)
            yield return (Parse($"{string.Concat(groups[..^1])}.{groups[^1]}"), Math.Pow(10, -groups[^1].Length));
    }

    /// <summary>"Noventa y siete", "thirty-five": tens and ones; each other word is a number of its own.</summary>
    private static StatedNumber? ReadWords(Match match)
    {
        var parts = Letters.Matches(match.Value).Select(word => Words.GetValueOrDefault(word.Value)).Where(value => value > 0).ToList();
        return parts.Count == 0 ? null : new StatedNumber(match.Value, match.Groups["percent"].Success, (parts.Sum(), 1));
    }

    private static double Parse(string digits) => double.Parse(digits, CultureInfo.InvariantCulture);

    /// <summary>Digits that no letter stands before, as in F2 or L00003621; but x3 is three times.</summary>
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}_.,])[x×]?(?<digits>\d+(?:[.,\u00A0\u202F]\d+)*)(?:\s?(?<scale>mil|millones|millón|thousand|million|k)\b)?(?<percent>\s?(?:%|por ciento\b|per ?cent\b))?",
        RegexOptions.IgnoreCase, TimeoutMilliseconds)]
    private static partial Regex InDigits { get; }

    [GeneratedRegex(
        @"\b(?:(?:treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa) y \p{L}+|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-\p{L}+|\p{L}+)(?<percent>\s?(?:%|por ciento\b|per ?cent\b))?",
        RegexOptions.IgnoreCase, TimeoutMilliseconds)]
    private static partial Regex InWords { get; }

    [GeneratedRegex(@"[.,\u00A0\u202F]", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex Separators { get; }

    [GeneratedRegex(@"\p{L}+", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex Letters { get; }
}
