using IvrFunctions.Core.Reports.Layout;

namespace IvrFunctions.Core.Reports.Sections;

/// <summary>This report beside the one before on the same source, where there is one.</summary>
internal static class PreviousSection
{
    public static IEnumerable<ReportBlock> Compose(IngestionReport report, ReportWording wording)
    {
        if (report.Previous is not { } before) yield break;
        var now = ReportFigures.Of(report);
        var words = wording.Words;
        yield return new Heading(3, wording.SincePrevious);
        yield return new Table(
            wording.SincePreviousCaption(before.ReceivedAt, before.Ingestion),
            ChangesSection.Columns(words),
            [
                ChangesSection.Row(words.Calls, before.Calls, now.Calls, wording),
                ChangesSection.Row(words.Failed, before.Failed, now.Failed, wording),
            ]);

        List<string> told =
        [
            .. now.Patterns.Where(pattern => !before.Patterns.Any(pattern.IsSame))
                .Select(pattern => $"{wording.Name(pattern)}: {wording.NotReportedBefore}"),
            .. before.Patterns.Where(pattern => !now.Patterns.Any(pattern.IsSame))
                .Select(pattern => $"{wording.Name(pattern)}: {wording.NoLongerReported}"),
        ];
        if (told.Count > 0) yield return new Items(told);
        else if (now.Patterns.Count > 0) yield return new Paragraph(wording.SamePatterns);
    }
}
