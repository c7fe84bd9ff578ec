using IvrFunctions.Core.Reports.Layout;
using IvrFunctions.Core.Reports.Sections;

namespace IvrFunctions.Core.Reports;

/// <summary>Says in words, tables and charts what a report's figures are; both writers show the same document.</summary>
internal static class ReportComposer
{
    public static ReportDocument Compose(IngestionReport report)
    {
        var wording = ReportWording.For(report.Language);
        return new ReportDocument(wording.Title(report.Source), wording.LanguageCode, [.. Blocks(report, wording)]);
    }

    private static IEnumerable<ReportBlock> Blocks(IngestionReport report, ReportWording wording)
    {
        yield return new Paragraph(wording.Subtitle(report.Ingestion, report.ReceivedAt, report.Daily));
        if (report.OtherSources > 0) yield return new Note(wording.OtherSources);
        if (report.Summary.Current.Calls == 0)
        {
            yield return new Paragraph(wording.NoCalls);
        }
        else
        {
            IEnumerable<ReportBlock> sections =
            [
                .. EssentialsSection.Compose(report, wording),
                .. PatternsSection.Compose(report, wording),
                .. TimeSection.Compose(report, wording),
                .. ChangesSection.Compose(report, wording),
                .. FlowSection.Compose(report, wording),
                .. ScorecardSection.Compose(report, wording),
            ];
            foreach (var block in sections) yield return block;
        }

        foreach (var block in RejectsSection.Compose(report, wording)) yield return block;
        yield return new Heading(2, wording.Method);
        yield return new Items(wording.MethodNotes);
    }
}
