using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Patterns;
using IvrFunctions.Core.Reports.Charts;
using IvrFunctions.Core.Reports.Layout;

namespace IvrFunctions.Core.Reports.Sections;

/// <summary>The patterns, with their intervals, and why the calls of the first ones fail.</summary>
internal static class PatternsSection
{
    public static IEnumerable<ReportBlock> Compose(IngestionReport report, ReportWording wording)
    {
        var patterns = report.Patterns.Patterns;
        yield return new Heading(2, wording.Patterns);
        if (patterns.Count == 0)
        {
            yield return new Paragraph(WhyNone(report, wording));
            yield break;
        }

        yield return new Chart(Draw(patterns, wording));
        yield return new Table(
            wording.Patterns,
            [
                new(wording.PatternName, false), new(wording.Words.Failed, true), new(wording.RateWithInterval, true), new(wording.Elsewhere, true),
                new(wording.Times, true), new(wording.Excess, true),
            ],
            [.. patterns.Select(pattern => Row(pattern, wording))]);
        foreach (var (pattern, explanation) in patterns.Zip(report.Explanations))
        {
            foreach (var block in Explain(pattern, explanation, wording)) yield return block;
        }
    }

    public static string WhyNone(IngestionReport report, ReportWording wording) =>
        report.Patterns.Population is { Failed: var failed, Calls: var calls } && (failed == 0 || failed == calls) ? wording.NoRates : wording.NoPatterns;

    private static System.Xml.Linq.XElement Draw(IReadOnlyList<Pattern> patterns, ReportWording wording) => IntervalChart.Draw(
        wording.PatternsChart,
        string.Join(" ", patterns.Select(pattern => $"{wording.Name(pattern)}: {wording.Numbers.Percent(pattern.Rate)}.")),
        (wording.RateWithInterval, wording.Elsewhere),
        [
            .. patterns.Select(pattern => new RateWithInterval(
                wording.Name(pattern),
                pattern.Rate,
                pattern.RateInterval,
                pattern.RateElsewhere,
                wording.Numbers.Percent(pattern.Rate),
                $"{wording.Name(pattern)}: {wording.Share(pattern.Failed, pattern.Calls)}")),
        ],
        wording.Numbers.Percent);

    private static string[] Row(Pattern pattern, ReportWording wording) =>
    [
        wording.Name(pattern),
        wording.Share(pattern.Failed, pattern.Calls),
        wording.Interval(pattern.RateInterval),
        wording.Numbers.Percent(pattern.RateElsewhere),
        pattern.Lift is { } lift ? wording.Numbers.Ratio(lift) : ScorecardSection.Nothing,
        wording.Numbers.Count((long)Math.Round(pattern.ExcessFailures)),
    ];

    private static IEnumerable<ReportBlock> Explain(Pattern pattern, PatternExplanation explanation, ReportWording wording)
    {
        yield return new Heading(3, wording.Name(pattern));
        if (explanation.Analysis is not { } analysis)
        {
            yield return new Note(wording.NotExplained(explanation.Missing ?? ""));
        }
        else
        {
            yield return new Paragraph(analysis.Explanation, wording.Explanation);
            yield return new Items([.. Evidence(analysis, wording)]);
            yield return new Note(string.Join(' ', [wording.ExplainedBy(analysis), .. analysis.Warnings]));
        }

        var filter = pattern.Conditions.Select(condition => $"{Calls.RequestFields.Of(condition.Key)}={condition.Value}");
        yield return new Note($"{wording.ToCheck} {string.Join(", ", filter)}.");
    }

    /// <summary>Facts as they stand. Of cases only how many calls they are: stories and ids are the callers' own.</summary>
    private static IEnumerable<string> Evidence(AnalysisResult analysis, ReportWording wording) =>
    [
        .. analysis.Evidence.Facts.Select(fact => $"{fact.Id}: {fact.Text}"),
        .. analysis.Evidence.Cases.Select(similar => $"{similar.Id}: {wording.SimilarCase(similar.Calls, similar.Similarity)}"),
    ];
}
