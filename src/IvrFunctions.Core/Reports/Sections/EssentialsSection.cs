using IvrFunctions.Core.Figures;
using IvrFunctions.Core.Reports.Layout;

namespace IvrFunctions.Core.Reports.Sections;

/// <summary>What somebody who reads no further should know.</summary>
internal static class EssentialsSection
{
    private const int PatternsNamed = 3;

    public static IEnumerable<ReportBlock> Compose(IngestionReport report, ReportWording wording)
    {
        var card = report.Summary.Current;
        var words = wording.Words;
        yield return new KeyFigures(
        [
            new KeyFigure(words.Calls, wording.Numbers.Count(card.Calls), ""),
            Figure(words.Failed, card.Failed, wording),
            Figure(words.Contained, card.Contained, wording),
            Figure(words.Transferred, card.Transferred, wording),
        ]);
        yield return new Heading(2, wording.Essentials);
        yield return new Items([.. Sentences(report, wording)]);
    }

    /// <summary>The step that most calls end at because they failed or hung up.</summary>
    public static FlowStep? WorstStep(Flow flow) => flow.Steps.Where(Lost).OrderByDescending(step => step.Failed + step.HungUp).FirstOrDefault();

    private static bool Lost(FlowStep step) => step.Failed + step.HungUp > 0;

    private static IEnumerable<string> Sentences(IngestionReport report, ReportWording wording)
    {
        if (report.Findings.Episode is { } episode) yield return wording.Episode(episode);
        foreach (var pattern in report.Findings.Patterns.Take(PatternsNamed))
        {
            yield return $"{wording.Name(pattern)}: {wording.PatternFigures(pattern)}";
        }
        if (report.Findings.Patterns.Count == 0) yield return PatternsSection.WhyNone(report, wording);
        if (WorstStep(report.Flow) is { } worst) yield return wording.WorstStep(wording.Step(worst.Step), worst.Failed + worst.HungUp, worst.Reached);
        foreach (var change in report.Findings.Changes.TakeLast(PatternsNamed)) yield return wording.Changed(change);
        if (report.Recent is { Current: { Failed.Rate: { } now, Period: { From: { } from, To: { } to } }, Previous.Failed.Rate: { } before })
        {
            yield return wording.RateChanged((to - from).Days, before, now);
        }

        if (report.Totals.RowsRejected > 0) yield return wording.RejectedOf(report.Totals.RowsRejected, report.Totals.RowsRead);
    }

    private static KeyFigure Figure(string label, Share share, ReportWording wording) => new(
        label,
        share.Rate is { } rate ? wording.Numbers.Percent(rate) : wording.Numbers.Count(share.Calls),
        share.Rate is null ? "" : wording.Numbers.Count(share.Calls));
}
