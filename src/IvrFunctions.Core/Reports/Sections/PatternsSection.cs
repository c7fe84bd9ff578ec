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
        var patterns = report.Findings.Patterns;
        yield return new Heading(2, wording.Patterns);
        if (report.Findings.Episode is { } episode) yield return new Paragraph(wording.Episode(episode));
        if (patterns.Count == 0)
        {
            yield return new Paragraph(WhyNone(report, wording));
            yield break;
        }

        yield return new Chart(Draw(patterns, wording));
        yield return new Table(
            wording.PatternsCaption,
            [
                new(wording.PatternName, false), new(wording.Words.Failed, true), new(wording.RateWithInterval, true), new(wording.Elsewhere, true),
                new(wording.Times, true), new(wording.Excess, true), new(wording.Trend, false),
            ],
            [.. patterns.Select(pattern => Row(pattern, wording))]);
        if (patterns.Any(pattern => pattern.Pattern.Trend is not null)) yield return new Note(wording.TrendMeans);
        foreach (var (pattern, explanation) in patterns.Zip(report.Explanations))
        {
            foreach (var block in Explain(pattern, explanation, wording)) yield return block;
        }
    }

    public static string WhyNone(IngestionReport report, ReportWording wording)
    {
        if (report.Summary.Current is not { Failed: { Rate: > 0 and < 1 } }) return wording.NoRates;
        return report.Findings.Episode is null ? wording.NoPatterns : wording.NoPatternsBesides;
    }

    private static System.Xml.Linq.XElement Draw(IReadOnlyList<ReportPattern> patterns, ReportWording wording) => IntervalChart.Draw(
        wording.PatternsChart,
        string.Join(" ", patterns.Select(pattern => $"{wording.Name(pattern)}: {wording.Numbers.Percent(pattern.Pattern.Rate)}.")),
        (wording.RateWithInterval, wording.Elsewhere),
        [
            .. patterns.Select(pattern => new RateWithInterval(
                wording.Name(pattern),
                pattern.Pattern.Rate,
                pattern.Pattern.RateInterval,
                pattern.Pattern.RateElsewhere,
                wording.Numbers.Percent(pattern.Pattern.Rate),
                $"{wording.Name(pattern)}: {wording.Share(pattern.Pattern.Failed, pattern.Pattern.Calls)}")),
        ],
        wording.Numbers.Percent);

    private static string[] Row(ReportPattern found, ReportWording wording) => Row(wording.Name(found), found.Pattern, wording);

    private static string[] Row(string name, Pattern pattern, ReportWording wording) =>
    [
        name,
        wording.Share(pattern.Failed, pattern.Calls),
        wording.Interval(pattern.RateInterval),
        wording.Numbers.Percent(pattern.RateElsewhere),
        pattern.Lift is { } lift ? wording.Numbers.Ratio(lift) : ScorecardSection.Nothing,
        wording.Numbers.Count((long)Math.Round(pattern.ExcessFailures)),
        pattern.Trend is { } trend ? wording.State(trend.State) : ScorecardSection.Nothing,
    ];

    private static IEnumerable<ReportBlock> Explain(ReportPattern pattern, PatternExplanation explanation, ReportWording wording)
    {
        yield return new Heading(3, wording.Name(pattern));
        if (explanation.Analysis is not { } analysis)
        {
            yield return new Note(wording.NotExplained(explanation.Missing ?? ""));
        }
        else
        {
            yield return new Paragraph(Explanation(analysis, wording), wording.Explanation);
            yield return new Items([.. Evidence(analysis, wording)], wording.Evidence);
            yield return new Note(string.Join(' ', [wording.ExplainedBy(analysis), .. analysis.Warnings]));
        }

        var filter = pattern.Target.Concat(pattern.Pattern.Conditions)
            .Select(condition => $"{Calls.RequestFields.Of(condition.Key)}={condition.Value}");
        yield return new Note($"{wording.ToCheck} {string.Join(", ", filter)}.");
    }

    /// <summary>Its verified statements, without the opening that speaks of one call.</summary>
    private static string Explanation(AnalysisResult analysis, ReportWording wording)
    {
        if (analysis.Verdict == AnalysisVerdict.InsufficientEvidence) return analysis.Explanation;
        IEnumerable<string> statements =
        [
            .. analysis.Claims.Select(claim => Sentence(claim.Text, claim.Cites)),
            .. analysis.RootCause is { } cause ? [wording.RootCause + Sentence(cause, [])] : Array.Empty<string>(),
            .. analysis.Recommendations.Select(action => wording.Recommendation + Sentence(action.Action, action.Cites)),
        ];
        return string.Join(' ', statements);
    }

    private static string Sentence(string text, IReadOnlyList<string> cites) =>
        text.TrimEnd('.') + string.Concat(cites.Select((cite, i) => $"{(i == 0 ? " " : "")}[{cite}]")) + ".";

    /// <summary>Facts as they stand. Of cases only how many calls they are: stories and ids are the callers' own.</summary>
    private static IEnumerable<string> Evidence(AnalysisResult analysis, ReportWording wording) =>
    [
        .. analysis.Evidence.Facts.Select(fact => $"{fact.Id}: {fact.Text}"),
        .. analysis.Evidence.Cases.Count > 0 ? [wording.SimilarCases(analysis.Evidence.Cases)] : Array.Empty<string>(),
    ];
}
