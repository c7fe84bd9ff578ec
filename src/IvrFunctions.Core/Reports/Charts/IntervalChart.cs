using System.Xml.Linq;
using IvrFunctions.Core.Patterns;

namespace IvrFunctions.Core.Reports.Charts;

/// <summary>Rates with their intervals, each beside what is usual elsewhere.</summary>
internal static class IntervalChart
{
    private const double Left = 14;
    private const double Right = Svg.Width - 150;
    private const double RowHeight = 46;
    private const double Top = 40;

    /// <param name="title">What is shown.</param>
    /// <param name="description">The same in words.</param>
    /// <param name="legend">Names of the rate with its interval, and of the rate elsewhere.</param>
    /// <param name="rates">From top to bottom.</param>
    /// <param name="format">A rate as text.</param>
    public static XElement Draw(
        string title, string description, (string Rate, string Elsewhere) legend, IReadOnlyList<RateWithInterval> rates, Func<double, string> format)
    {
        var scale = Scale.For(rates.Max(rate => Math.Max(rate.Interval.High, rate.Elsewhere)));
        var bottom = Top + (RowHeight * rates.Count);
        double X(double value) => Left + ((Right - Left) * value / scale.Max);
        return Svg.Drawing(
            bottom + 30,
            title,
            description,
            [
                .. Legend(legend),
                .. scale.Ticks.SelectMany(tick => (XElement[])
                [
                    Svg.Line(X(tick), Top - 4, X(tick), bottom, "axis"),
                    Svg.Text(X(tick), bottom + 18, format(tick), tick == 0 ? "start" : "middle", "soft"),
                ]),
                .. rates.SelectMany((rate, row) => Row(rate, Top + (RowHeight * row), X)),
            ]);
    }

    private static IEnumerable<XElement> Legend((string Rate, string Elsewhere) legend)
    {
        yield return Svg.Line(6, 14, 34, 14, "range");
        yield return Svg.Dot(20, 14, 5.5, "failed", legend.Rate);
        yield return Svg.Text(42, 18.5, legend.Rate);
        var x = 70 + (legend.Rate.Length * 7.2);
        yield return Svg.Line(x, 6, x, 22, "usual");
        yield return Svg.Text(x + 10, 18.5, legend.Elsewhere);
    }

    private static IEnumerable<XElement> Row(RateWithInterval rate, double top, Func<double, double> x)
    {
        var y = top + 32;
        yield return Svg.Text(Left + 4, top + 15, Svg.Short(rate.Label, 90));
        yield return Svg.Line(x(rate.Elsewhere), y - 8, x(rate.Elsewhere), y + 8, "usual");
        yield return Svg.Line(x(rate.Interval.Low), y, x(rate.Interval.High), y, "range");
        yield return Svg.Dot(x(rate.Rate), y, 5.5, "failed", rate.Told);
        yield return Svg.Text(x(rate.Interval.High) + 10, y + 4.5, rate.End, "start", "soft");
    }
}

/// <param name="Label">Above the interval.</param>
/// <param name="Rate">0 to 1.</param>
/// <param name="Interval">Of the rate.</param>
/// <param name="Elsewhere">The rate of all other calls.</param>
/// <param name="End">After the interval.</param>
/// <param name="Told">When pointed at.</param>
internal sealed record RateWithInterval(string Label, double Rate, Interval Interval, double Elsewhere, string End, string Told);
