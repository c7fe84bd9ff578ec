using System.Globalization;
using System.Xml.Linq;
using IvrFunctions.Core.Analysis;

namespace IvrFunctions.Core.Reports.Charts;

/// <summary>Elements of a drawing; colours come from the page by class.</summary>
internal static class Svg
{
    /// <summary>Width of every chart, in the units that the rest is measured in; pages scale it.</summary>
    public const double Width = 800;

    /// <summary>A drawing that tells its title and description to those who do not see it.</summary>
    public static XElement Drawing(double height, string title, string description, params IEnumerable<XElement> shapes)
    {
        return new XElement(
            "svg",
            new XAttribute("viewBox", $"0 0 {Number(Width)} {Number(height)}"),
            new XAttribute("role", "img"),
            new XAttribute("aria-label", PlainText.OneLine($"{title}. {description}", 1_000)),
            new XElement("title", Clean(title)),
            new XElement("desc", Clean(description)),
            shapes);
    }

    public static XElement Text(double x, double y, string text, string anchor = "start", string? style = null) => new(
        "text", At("x", x), At("y", y), new XAttribute("text-anchor", anchor), Class(style), Clean(text));

    public static XElement Bar(double x, double y, double width, double height, string style, string told) => new(
        "rect", At("x", x), At("y", y), At("width", width), At("height", height), Class(style), new XElement("title", Clean(told)));

    public static XElement Line(double x1, double y1, double x2, double y2, string style) =>
        new("line", At("x1", x1), At("y1", y1), At("x2", x2), At("y2", y2), Class(style));

    public static XElement Dot(double x, double y, double radius, string style, string told) =>
        new("circle", At("cx", x), At("cy", y), At("r", radius), Class(style), new XElement("title", Clean(told)));

    public static XElement Curve(IEnumerable<(double X, double Y)> points, string style) => new(
        "polyline", new XAttribute("points", string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"))), Class(style));

    /// <summary>As much of a text as a label has room for.</summary>
    public static string Short(string text, int length) => PlainText.OneLine(text, length);

    private static XAttribute At(string name, double value) => new(name, Number(value));

    private static XAttribute? Class(string? style) => style is null ? null : new XAttribute("class", style);

    private static string Clean(string text) => PlainText.OneLine(text, 1_000);

    private static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}
