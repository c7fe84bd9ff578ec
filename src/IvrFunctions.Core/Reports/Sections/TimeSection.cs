using System.Globalization;
using IvrFunctions.Core.Reports.Charts;
using IvrFunctions.Core.Reports.Layout;

namespace IvrFunctions.Core.Reports.Sections;

/// <summary>Failures by day, or by week where there are many days.</summary>
internal static class TimeSection
{
    private const int MaxPoints = 120;

    public static IEnumerable<ReportBlock> Compose(IngestionReport report, ReportWording wording)
    {
        if (report.Daily.Count < 2) yield break;
        var days = report.Daily.Count <= MaxPoints ? 1 : 7;
        var points = days == 1 ? report.Daily : ByWeek(report.Daily);
        var isRate = report.Summary.Current.Failed.Rate is not null;
        double Value(DayCount point) => isRate ? (double)point.Failed / point.Calls : point.Failed;
        string Format(double value) => isRate ? wording.Numbers.Percent(value) : wording.Numbers.Count((long)Math.Round(value));

        var title = isRate ? wording.RatePerPeriod(days) : wording.FailedPerPeriod(days);
        var (highest, lowest) = (points.MaxBy(Value), points.MinBy(Value));
        var extremes = wording.Extremes(highest.Day, Format(Value(highest)), lowest.Day, Format(Value(lowest)));
        yield return new Heading(2, wording.OverTime);
        yield return new Chart(
            TimeChart.Draw(title, extremes, [.. points.Select(point => (point.Day, Value(point)))], Labels(report, points, wording), Format));
        yield return new Paragraph(extremes, title + ".");
        var changes = report.Findings.Changes;
        if (isRate) yield return new Items(changes.Count == 0 ? [wording.NoChange] : [.. changes.Select(wording.Changed)]);
        yield return new Table(
            title,
            [new(wording.FromDay(days), false), new(wording.Words.Calls, true), new(wording.Words.Failed, true), new(wording.Words.Rate, true)],
            [.. points.Select(point => Row(point, isRate, wording))])
        { IsDetail = true };
    }

    private static (DateOnly Day, string Label)[] Labels(IngestionReport report, IReadOnlyList<DayCount> points, ReportWording wording) =>
    [
        .. report.Findings.Changes.Select(change => (
            Day: DateOnly.FromDateTime(change.Time),
            $"{wording.Numbers.Percent(change.Before.Rate)} → {wording.Numbers.Percent(change.After.Rate)}"))
            .Where(change => change.Day >= points[0].Day && change.Day <= points[^1].Day),
    ];

    private static string[] Row(DayCount point, bool isRate, ReportWording wording) =>
    [
        point.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        wording.Numbers.Count(point.Calls),
        wording.Numbers.Count(point.Failed),
        isRate ? wording.Numbers.Percent((double)point.Failed / point.Calls) : ScorecardSection.Nothing,
    ];

    /// <summary>Weeks from Monday on.</summary>
    private static List<DayCount> ByWeek(IEnumerable<DayCount> days) =>
    [
        .. days.GroupBy(day => day.Day.AddDays(-(((int)day.Day.DayOfWeek + 6) % 7)))
            .Select(week => new DayCount(week.Key, week.Sum(day => day.Calls), week.Sum(day => day.Failed))),
    ];
}
