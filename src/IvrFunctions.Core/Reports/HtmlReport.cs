using System.Xml.Linq;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Reports.Layout;

namespace IvrFunctions.Core.Reports;

/// <summary>
/// Writes a report as one HTML file that needs nothing else. It is built as XML, so that no text can become markup; and it allows itself no script
/// and no request.
/// </summary>
internal static class HtmlReport
{
    private const int MaxTextLength = 4_000;
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'";

    public static string Write(ReportDocument document)
    {
        var title = Text(document.Title);
        var html = new XElement(
            "html",
            new XAttribute("lang", document.Language),
            new XElement(
                "head",
                Meta("charset", "utf-8"),
                Meta("http-equiv", "Content-Security-Policy", Policy),
                Meta("name", "viewport", "width=device-width, initial-scale=1"),
                Meta("name", "color-scheme", "light dark"),
                new XElement("title", title),
                new XElement("style", HtmlStyle.Css)),
            new XElement("body", new XElement("main", new XElement("h1", title), document.Blocks.Select(Block))));
        return "<!DOCTYPE html>\n" + html.ToString(SaveOptions.DisableFormatting) + "\n";
    }

    private static XElement Block(ReportBlock block) => block switch
    {
        Heading heading => new XElement($"h{heading.Level}", Text(heading.Text)),
        Paragraph { Lead: { } lead } paragraph => new XElement("p", new XElement("strong", Text(lead)), " " + Text(paragraph.Text)),
        Paragraph paragraph => new XElement("p", Text(paragraph.Text)),
        Note note => new XElement("p", new XAttribute("class", "note"), Text(note.Text)),
        Items { Caption: { } caption } items => new XElement("details", new XElement("summary", Text(caption)), List(items)),
        Items items => List(items),
        KeyFigures figures => new XElement("dl", new XAttribute("class", "key"), figures.Figures.Select(Figure)),
        Table { IsDetail: true } table => new XElement("details", new XElement("summary", Text(table.Caption)), Scrolled(table)),
        Table table => Scrolled(table),
        Chart chart => new XElement("figure", chart.Svg),
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    private static XElement List(Items items) => new("ul", items.Texts.Select(item => new XElement("li", Text(item))));

    private static XElement Figure(KeyFigure figure) => new(
        "div",
        new XElement("dt", Text(figure.Label)),
        new XElement("dd", Text(figure.Value), new XElement("small", Text(figure.Detail))));

    private static XElement Scrolled(Table table) => new(
        "div",
        new XAttribute("class", "scroll"),
        new XElement(
            "table",
            new XElement("caption", Text(table.Caption)),
            new XElement("thead", new XElement("tr", table.Columns.Select(column => Cell("th", "col", column.IsNumber, column.Title)))),
            new XElement(
                "tbody",
                table.Rows.Select(row => new XElement(
                    "tr",
                    row.Select((cell, i) => i == 0
                        ? Cell("th", "row", table.Columns[i].IsNumber, cell)
                        : Cell("td", null, table.Columns[i].IsNumber, cell)))))));

    private static XElement Cell(string name, string? scope, bool isNumber, string text) => new(
        name,
        scope is null ? null : new XAttribute("scope", scope),
        isNumber ? new XAttribute("class", "n") : null,
        Text(text));

    private static XElement Meta(string name, string value, string? content = null) =>
        new("meta", new XAttribute(name, value), content is null ? null : new XAttribute("content", content));

    /// <summary>Never <see langword="null"/>: an element without content would be written as one that HTML does not close.</summary>
    private static string Text(string text) => PlainText.OneLine(text, MaxTextLength);
}
