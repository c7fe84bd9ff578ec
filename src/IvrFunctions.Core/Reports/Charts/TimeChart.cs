using System.Globalization;
using System.Xml.Linq;

namespace IvrFunctions.Core.Reports.Charts;

/// <summary>A value over time, with the times at which it changed.</summary>
internal static class TimeChart
{
    private const double Left = 62;
    private const double Right = Svg.Width - 16;
    private const double Top = 46;
    private const double Bottom = 250;
    private const int LabelRows = 2;

    /// <param name="title">What is shown.</param>
    /// <param name="description">The same in words.</param>
    /// <param name="points">In rising order; a day without a value interrupts nothing.</param>
    /// <param name="changes">The days of changes, in rising order, with their labels.</param>
    /// <param name="format">A value as text.</param>
    public static XElement Draw(
        string title,
        string description,
        IReadOnlyList<(DateOnly Day, double Value)> points,
        IReadOnlyList<(DateOnly Day, string Label)> changes,
        Func<double, string> format)
    {
        var scale = Scale.For(points.Max(point => point.Value));
        var (first, last) = (points[0].Day.DayNumber, points[^1].Day.DayNumber);
        double X(DateOnly day) => Left + ((Right - Left) * (day.DayNumber - first) / Math.Max(1, last - first));
        double Y(double value) => Bottom - ((Bottom - Top) * value / scale.Max);

        return Svg.Drawing(
            Bottom + 34,
            title,
            description,
            [
                .. scale.Ticks.SelectMany(tick => (XElement[])
                [
                    Svg.Line(Left, Y(tick), Right, Y(tick), "axis"),
                    Svg.Text(Left - 8, Y(tick) + 4, format(tick), "end", "soft"),
                ]),
                .. Days(points).Select(day => Svg.Text(X(day), Bottom + 22, Iso(day), Anchor(X(day)), "soft")),
                Svg.Curve(points.Select(point => (X(point.Day), Y(point.Value))), "curve"),
                .. points.Select(point =>
                    Svg.Dot(X(point.Day), Y(point.Value), points.Count > 60 ? 2 : 3, "failed", $"{Iso(point.Day)}: {format(point.Value)}")),
                .. changes.SelectMany((change, i) => (XElement[])
                [
                    Svg.Line(X(change.Day), Top - 6, X(change.Day), Bottom, "mark"),
                    Svg.Text(X(change.Day), Top - 12 - (16 * (i % LabelRows)), change.Label, Anchor(X(change.Day)), "marked"),
                ]),
            ]);
    }

    /// <summary>Five days at most, evenly spread: more would touch each other.</summary>
    private static IEnumerable<DateOnly> Days(IReadOnlyList<(DateOnly Day, double Value)> points)
    {
        var labels = Math.Min(5, points.Count);
        return Enumerable.Range(0, labels)
            .Select(i => points[labels == 1 ? 0 : (int)Math.Round((double)i * (points.Count - 1) / (labels - 1), MidpointRounding.AwayFromZero)].Day)
            .Distinct();
    }

    private static string Anchor(double x) => x < Left + 60 ? "start" : x > Right - 60 ? "end" : "middle";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
