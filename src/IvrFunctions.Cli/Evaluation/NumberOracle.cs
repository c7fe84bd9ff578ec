using System.Text.RegularExpressions;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Calls;

namespace IvrFunctions.Cli.Evaluation;

/// <summary>Finds the numbers of an answer that its evidence does not hold: they are invented, whoever wrote them.</summary>
internal static partial class NumberOracle
{
    public static IReadOnlyList<string> FindInvented(AnalysisResult analysis)
    {
        var evidence = analysis.Evidence;
        var inFacts = evidence.Facts.SelectMany(fact => StatedNumbers.Read(Times.Replace(fact.Text, " "))).ToList();
        double[] percents =
        [
            .. evidence.Facts.SelectMany(fact => fact.Values).Where(value => FactValues.IsFraction(value.Key)).Select(value => value.Value * 100),
            .. inFacts.Where(number => number.IsPercent).SelectMany(number => number.Readings).Select(reading => reading.Value),
        ];
        double[] figures =
        [
            evidence.Population.Calls, evidence.Population.Failed,
            .. evidence.Facts.SelectMany(fact => fact.Values.Values),
            .. inFacts.Where(number => !number.IsPercent).SelectMany(number => number.Readings).Select(reading => reading.Value),
            .. OfCases(analysis),
        ];
        string[] texts =
        [
            analysis.Explanation, analysis.RootCause ?? "", .. analysis.Claims.Select(claim => claim.Text),
            .. analysis.Recommendations.Select(recommendation => recommendation.Action),
        ];
        return
        [
            .. texts.SelectMany(text => Times.Matches(text)).Where(time => !IsKnown(time, evidence)).Select(time => time.Value)
                .Concat(texts.SelectMany(text => StatedNumbers.Read(Times.Replace(text, " ")))
                    .Where(number => !(number.IsPercent ? percents : figures).Any(number.Is))
                    .Select(number => number.Text))
                .Distinct(),
        ];
    }

    /// <summary>How many cases there are, how many calls each has, and both for any cases that are cited together.</summary>
    private static IEnumerable<double> OfCases(AnalysisResult analysis)
    {
        var cases = analysis.Evidence.Cases;
        IEnumerable<IReadOnlyList<string>> together =
            [.. analysis.Claims.Select(claim => claim.Cites), .. analysis.Recommendations.Select(recommendation => recommendation.Cites)];
        return cases.SelectMany(similar => new[] { similar.Calls, similar.Similarity })
            .Concat([cases.Count, cases.Sum(similar => similar.Calls)])
            .Concat(together
                .Select(cites => cases.Where(similar => cites.Contains(similar.Id)).ToList())
                .SelectMany(cited => new double[] { cited.Count, cited.Sum(similar => similar.Calls) }));
    }

    /// <summary>A day that the evidence names, or an hour at which one of its bands begins, ends or goes on.</summary>
    private static bool IsKnown(Match time, AnalysisEvidence evidence)
    {
        if (evidence.Facts.Any(fact => fact.Text.Contains(time.Value, StringComparison.Ordinal)))
            return true;
        if (!int.TryParse(time.Groups["hour"].Value, out var hour) || hour > 24)
            return false;

        string[] bands = [HourBands.Of(hour % 24), .. time.Groups["minute"].Value is "" or "00" ? new[] { HourBands.Of((hour + 23) % 24) } : []];
        return evidence.Facts.SelectMany(fact => fact.About).Concat(evidence.Cases.SelectMany(similar => similar.Attributes))
            .Any(value => value.Key == CallAttributes.HourBand && bands.Contains(value.Value));
    }

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}\b|\b(?<hour>\d{1,2}):(?<minute>\d{2})\b|\b(?<hour>\d{1,2})\s?h\b", RegexOptions.None, 1_000)]
    private static partial Regex Times { get; }
}
