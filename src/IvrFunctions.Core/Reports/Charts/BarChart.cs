using System.Xml.Linq;

namespace IvrFunctions.Core.Reports.Charts;

/// <summary>Bars that are made of parts, one under the other: the waterfall of a menu.</summary>
internal static class BarChart
{
    private const double LabelWidth = 190;
    private const double EndWidth = 150;
    private const double RowHeight = 30;
    private const double Top = 40;

    /// <param name="title">What is shown.</param>
    /// <param name="description">The same in words.</param>
    /// <param name="legend">The parts: class and name.</param>
    /// <param name="bars">From top to bottom.</param>
    public static XElement Draw(
        string title, string description, IReadOnlyList<(string Style, string Name)> legend, IReadOnlyList<StackedBar> bars)
    {
        var longest = Math.Max(1, bars.Max(bar => bar.Parts.Sum(part => part.Calls)));
        return Svg.Drawing(
            Top + (RowHeight * bars.Count) + 6,
            title,
            description,
            [.. Legend(legend), .. bars.SelectMany((bar, row) => Bar(bar, Top + (RowHeight * row), (Svg.Width - LabelWidth - EndWidth) / longest))]);
    }

    private static IEnumerable<XElement> Legend(IReadOnlyList<(string Style, string Name)> legend)
    {
        var x = 4.0;
        foreach (var (style, name) in legend)
        {
            yield return Svg.Bar(x, 8, 12, 12, style, name);
            yield return Svg.Text(x + 18, 18.5, name);
            x += 40 + (name.Length * 7.2);
        }
    }

    private static IEnumerable<XElement> Bar(StackedBar bar, double y, double scale)
    {
        yield return Svg.Text(LabelWidth - 10, y + 16, Svg.Short(bar.Label, 26), "end");
        var x = LabelWidth;
        foreach (var (style, calls, told) in bar.Parts.Where(part => part.Calls > 0))
        {
            yield return Svg.Bar(x, y, Math.Max(1, calls * scale), RowHeight - 9, style, $"{bar.Label}: {told}");
            x += calls * scale;
        }

        yield return Svg.Text(x + 8, y + 16, bar.End, "start", "soft");
    }
}

/// <param name="Label">Before the bar.</param>
/// <param name="Parts">Class, length and what it says when pointed at.</param>
/// <param name="End">After the bar.</param>
internal sealed record StackedBar(string Label, IReadOnlyList<(string Style, long Calls, string Told)> Parts, string End);
