using IvrFunctions.Core.Figures;
using IvrFunctions.Core.Patterns;
using IvrFunctions.Core.Reports.Layout;

namespace IvrFunctions.Core.Reports.Sections;

/// <summary>The last days beside those before, and this upload beside the one before.</summary>
internal static class ChangesSection
{
    public static IEnumerable<ReportBlock> Compose(IngestionReport report, ReportWording wording) =>
    [
        new Heading(2, wording.Changes),
        .. CompareDays(report, wording),
        .. ComparePatterns(report.Findings, wording),
        .. PreviousSection.Compose(report, wording),
    ];

    private static IEnumerable<ReportBlock> ComparePatterns(ReportFindings findings, ReportWording wording)
    {
        List<string> told =
        [
            .. findings.Patterns
                .Where(pattern => pattern.Pattern.Trend is { State: PatternState.New or PatternState.Growing or PatternState.Shrinking })
                .Select(pattern => $"{wording.Name(pattern)}: {wording.State(pattern.Pattern.Trend!.State)}."),
            .. findings.Gone.Select(pattern => $"{wording.Name(pattern)}: {wording.State(PatternState.Gone)}."),
        ];
        if (told.Count > 0) yield return new Items(told);
    }

    private static IEnumerable<ReportBlock> CompareDays(IngestionReport report, ReportWording wording)
    {
        if (report.Recent is not { Previous: { } before, Current: { Period: { From: { } from, To: { } to } } now })
        {
            yield return new Paragraph(wording.TooShort);
            yield break;
        }

        var words = wording.Words;
        yield return new Table(
            wording.ChangeCaption((to - from).Days, DateOnly.FromDateTime(from), DateOnly.FromDateTime(to.AddDays(-1))),
            Columns(words),
            [
                Row(words.Calls, before.Calls, now.Calls, wording),
                .. ScorecardSection.Shares(now, words)
                    .Zip(ScorecardSection.Shares(before, words), (current, previous) => Row(current.Name, previous.Share, current.Share, wording)),
            ]);
    }

    public static IReadOnlyList<Column> Columns(ScorecardWords words) =>
        [new(words.Measure, false), new(words.Now, true), new(words.Before, true), new(words.Change, true)];

    public static string[] Row(string name, long before, long now, ReportWording wording) =>
        [name, wording.Numbers.Count(now), wording.Numbers.Count(before), Growth(before, now, wording)];

    public static string[] Row(string name, Share before, Share now, ReportWording wording) =>
    [
        name,
        ScorecardSection.Rate(now, wording),
        ScorecardSection.Rate(before, wording),
        now.Rate is { } current && before.Rate is { } previous ? wording.Points(current - previous) : ScorecardSection.Nothing,
    ];

    private static string Growth(long before, long now, ReportWording wording) => before == 0
        ? ScorecardSection.Nothing
        : (now >= before ? "+" : "−") + wording.Numbers.Percent(Math.Abs((double)(now - before) / before));
}
