using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using IvrFunctions.Core.Analysis;

namespace IvrFunctions.Tests.Analysis.Adversarial;

/// <summary>
/// Judges explanations without any code of the verifier: every digit must be one that the evidence can be written with, every
/// citation must exist, and no lie that was told may be there.
/// </summary>
internal sealed class ExplanationOracle(AnalysisEvidence evidence)
{
    private static readonly NumberFormatInfo Spanish = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    private readonly HashSet<string> ids = [.. evidence.Facts.Select(fact => fact.Id), .. evidence.Cases.Select(similar => similar.Id)];
    private readonly HashSet<string> numbers = [.. Numbers(evidence).SelectMany(Spellings), .. Days(evidence), .. Clocks(evidence)];

    public IEnumerable<string> FindLies(string explanation, string? lie)
    {
        foreach (Match cite in Regex.Matches(explanation, @"\[([^\]]*)\]"))
        {
            if (!ids.Contains(cite.Groups[1].Value)) yield return $"cites {cite.Value}";
        }

        foreach (Match id in Regex.Matches(explanation, @"\b[FC][0-9]+\b"))
        {
            if (!ids.Contains(id.Value)) yield return $"names {id.Value}";
        }

        var bare = Regex.Replace(explanation, @"\b[FC][0-9]+\b", " ");
        foreach (var rune in bare.EnumerateRunes())
        {
            if (!rune.IsAscii && Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber)
            {
                yield return $"digit U+{rune.Value:X}";
            }
        }

        foreach (Match number in Regex.Matches(bare, @"[0-9][0-9.,:-]*[0-9]|[0-9]"))
        {
            if (!numbers.Contains(number.Value)) yield return $"number {number.Value}";
        }

        if (explanation.IndexOfAny(['<', '>', '&']) >= 0) yield return "markup";
        if (lie is not null && Letters(explanation).Contains(Letters(lie), StringComparison.Ordinal)) yield return "the lie";
    }

    /// <summary>Lower case letters and digits only: what a renderer puts between them hides nothing.</summary>
    private static string Letters(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static IEnumerable<double> Numbers(AnalysisEvidence evidence) =>
    [
        evidence.Population.Calls, evidence.Population.Failed, evidence.Cases.Count, evidence.Cases.Sum(similar => similar.Calls),
        .. Enumerable.Range(1, evidence.Cases.Count).Select(count => (double)count),
        .. evidence.Cases.SelectMany(similar => (double[])[similar.Calls, similar.Similarity]),
        .. evidence.Facts.SelectMany(fact => fact.Values.Values),
        .. evidence.Facts.SelectMany(fact => fact.Values.Values).Where(value => value <= 1).Select(value => value * 100),
    ];

    private static IEnumerable<string> Spellings(double number)
    {
        foreach (var decimals in (int[])[0, 1, 2, 3])
        {
            // No decimals only where little is lost: "3 times" is not 2.6 times.
            if (decimals == 0 && Math.Abs(number - Math.Round(number)) > number / 20) continue;
            yield return number.ToString("N" + decimals, Spanish);
            yield return number.ToString("N" + decimals, NumberFormatInfo.InvariantInfo);
            yield return number.ToString("F" + decimals, NumberFormatInfo.InvariantInfo);
        }
    }

    private static IEnumerable<string> Clocks(AnalysisEvidence evidence) => evidence.Facts
        .Where(fact => fact.Kind == FactKind.TimeProfile || fact.Values.ContainsKey(FactValues.FromHour))
        .SelectMany(fact => (double[])[fact.Values[FactValues.FromHour], fact.Values[FactValues.ToHour]])
        .Select(hour => $"{hour:00}:00");

    private static IEnumerable<string> Days(AnalysisEvidence evidence) =>
    [
        evidence.Population.From!.Value.ToString("O", CultureInfo.InvariantCulture),
        evidence.Population.To!.Value.ToString("O", CultureInfo.InvariantCulture),
        // The band of the morning peak.
        "10:00", "14:00", "13:59",
    ];
}
