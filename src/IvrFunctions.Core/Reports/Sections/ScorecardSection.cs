using IvrFunctions.Core.Figures;
using IvrFunctions.Core.Reports.Layout;

namespace IvrFunctions.Core.Reports.Sections;

/// <summary>How the calls ended and how long they took.</summary>
internal static class ScorecardSection
{
    public const string Nothing = "–";

    public static IEnumerable<ReportBlock> Compose(IngestionReport report, ReportWording wording)
    {
        var words = wording.Words;
        yield return new Heading(2, wording.Scorecard);
        yield return new Table(
            wording.ScorecardCaption,
            [new(words.Measure, false), new(words.Calls, true), new(words.Of, true), new(words.Rate, true)],
            [.. Shares(report.Summary.Current, words).Select(row => Row(row.Name, row.Share, wording)), .. Times(report.Summary.Current, wording)]);
        foreach (var warning in report.Summary.Warnings) yield return new Note(warning);
    }

    public static IEnumerable<(string Name, Share Share)> Shares(Scorecard card, ScorecardWords words) =>
    [
        (words.Completed, card.Completed),
        (words.Contained, card.Contained),
        (words.ContainedWithoutCallBack, card.ContainedWithoutCallBack),
        (words.Transferred, card.Transferred),
        (words.Failed, card.Failed),
        (words.Abandoned, card.Abandoned),
        (words.Unknown, card.Unknown),
        (words.Repeats, card.Repeats),
        (words.Retried, card.Retried),
    ];

    public static string Rate(Share share, ReportWording wording) => share.Rate is { } rate ? wording.Numbers.Percent(rate) : Nothing;

    private static string[] Row(string name, Share share, ReportWording wording) =>
        [name, wording.Numbers.Count(share.Calls), wording.Numbers.Count(share.Of), Rate(share, wording)];

    private static IEnumerable<string[]> Times(Scorecard card, ReportWording wording)
    {
        var words = wording.Words;
        foreach (var (name, time) in new[] { (words.Duration, card.DurationSeconds), (words.Wait, card.WaitSeconds) })
        {
            if (time is not { Median: { } median, P95: { } p95 }) continue;
            yield return [$"{name}, {words.Median}", wording.Numbers.Count(time.Calls), Nothing, wording.Seconds(median)];
            yield return [$"{name}, {words.P95}", wording.Numbers.Count(time.Calls), Nothing, wording.Seconds(p95)];
        }
    }
}
