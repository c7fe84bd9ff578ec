using IvrFunctions.Core.Figures;
using IvrFunctions.Core.Reports.Layout;

namespace IvrFunctions.Core.Reports.Sections;

/// <summary>The last days beside those before.</summary>
internal static class ChangesSection
{
    public static IEnumerable<ReportBlock> Compose(IngestionReport report, ReportWording wording)
    {
        yield return new Heading(2, wording.Changes);
        if (report.Recent is not { Previous: { } before, Current: { Period: { From: { } from, To: { } to } } now })
        {
            yield return new Paragraph(wording.TooShort);
            yield break;
        }

        var words = wording.Words;
        yield return new Table(
            wording.ChangeCaption((to - from).Days, DateOnly.FromDateTime(from), DateOnly.FromDateTime(to.AddDays(-1))),
            [new(words.Measure, false), new(words.Now, true), new(words.Before, true), new(words.Change, true)],
            [
                [words.Calls, wording.Numbers.Count(now.Calls), wording.Numbers.Count(before.Calls), Growth(before.Calls, now.Calls, wording)],
                .. ScorecardSection.Shares(now, words).Zip(ScorecardSection.Shares(before, words), (current, previous) => Row(current, previous, wording)),
            ]);
    }

    private static string[] Row((string Name, Share Share) now, (string Name, Share Share) before, ReportWording wording) =>
    [
        now.Name,
        ScorecardSection.Rate(now.Share, wording),
        ScorecardSection.Rate(before.Share, wording),
        now.Share.Rate is { } current && before.Share.Rate is { } previous ? wording.Points(current - previous) : ScorecardSection.Nothing,
    ];

    private static string Growth(long before, long now, ReportWording wording) => before == 0
        ? ScorecardSection.Nothing
        : (now >= before ? "+" : "−") + wording.Numbers.Percent(Math.Abs((double)(now - before) / before));
}
