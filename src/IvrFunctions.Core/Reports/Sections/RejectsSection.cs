using IvrFunctions.Core.Reports.Layout;

namespace IvrFunctions.Core.Reports.Sections;

/// <summary>Why rows were rejected and where they are; never what they hold.</summary>
internal static class RejectsSection
{
    private const int MaxReasons = 20;

    public static IEnumerable<ReportBlock> Compose(IngestionReport report, ReportWording wording)
    {
        var words = wording.RejectColumns;
        yield return new Heading(2, wording.Rejects);
        if (report.Totals.RowsRejected == 0)
        {
            yield return new Paragraph(wording.NoRejects);
            yield break;
        }

        yield return new Paragraph(wording.RejectedOf(report.Totals.RowsRejected, report.Totals.RowsRead));
        if (report.Rejects.Count == 0) yield break;
        yield return new Table(
            wording.RejectsCaption,
            [new(words.Column, false), new(words.Reason, false), new(words.Rows, true)],
            [
                .. report.Rejects.Take(MaxReasons).Select(count => (IReadOnlyList<string>)
                [
                    count.Column.Length == 0 ? wording.WholeRow : count.Column,
                    wording.RejectReason(count.Reason),
                    wording.Numbers.Count(count.Rows),
                ]),
            ]);
        if (report.Rejects.Count > MaxReasons) yield return new Note(wording.MoreReasons(report.Rejects.Count - MaxReasons));
        yield return new Note(wording.RejectFiles(report.RejectFiles[0], report.RejectFiles.Count));
    }
}
