using System.Text.RegularExpressions;
using System.Xml.Linq;
using IvrFunctions.Core.Reports;
using IvrFunctions.Core.Reports.Charts;
using IvrFunctions.Core.Reports.Layout;

namespace IvrFunctions.Tests.Reports;

public sealed class ReportWritersTests
{
    private const string Hostile = "a</td><script>alert(1)</script>|b\n# c\r\n- d `e` [f](http://g.example) ![h](www.i.example) &amp; \u202Ej\0 *k*_l_";

    [Fact]
    public void Html_keeps_what_data_says_and_nothing_it_does()
    {
        var html = XDocument.Parse(HtmlReport.Write(Everywhere(Hostile)));

        Assert.DoesNotContain(html.Descendants(), element => element.Name.LocalName is "script" or "a" or "img" or "link" or "iframe");
        Assert.All(html.Descendants("td"), cell => Assert.Equal(Plain, cell.Value));
        Assert.Equal(Plain, html.Descendants("h1").Single().Value);
        Assert.Equal(Plain, html.Descendants("text").Single().Value);
    }

    [Fact]
    public void Markdown_keeps_data_on_its_line_and_in_its_cell()
    {
        var lines = MarkdownReport.Write(Everywhere(Hostile)).Split('\n');

        Assert.Equal(["# ", "## "], lines.Where(line => line.StartsWith('#')).Select(line => line[..(line.LastIndexOf('#', 2) + 2)]));
        Assert.All(lines.Where(line => line.StartsWith('|')), line => Assert.Equal(3, Regex.Count(line, @"(?<!\\)\|")));
        Assert.DoesNotContain(lines, line => line.Contains('<', StringComparison.Ordinal) || Regex.IsMatch(line, @"(?<!\\)[`\[\]]|(?<!\\)://"));
    }

    [Theory]
    [InlineData("- not an item", @"\- not an item")]
    [InlineData("1. not a number", @"1\. not a number")]
    [InlineData("= not a heading", @"\= not a heading")]
    [InlineData("34 de 324 (10,5 %), frente al 3,0 %.", "34 de 324 (10,5 %), frente al 3,0 %.")]
    public void Markdown_paragraphs_begin_with_no_markup(string text, string expected) =>
        Assert.Equal($"# t\n\n{expected}\n", MarkdownReport.Write(new ReportDocument("t", "en", [new Paragraph(text)])));

    [Fact]
    public void Html_needs_and_allows_nothing_from_outside()
    {
        var html = HtmlReport.Write(Everywhere("x"));

        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("src=|href=|url\\(|@import|https?://", html);
    }

    [Fact]
    public void Html_closes_elements_that_are_empty() =>
        Assert.Contains("<td class=\"n\"></td>", HtmlReport.Write(Everywhere("")), StringComparison.Ordinal);

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(0.151, 0.2, 0.05)]
    [InlineData(31, 40, 10)]
    [InlineData(5_000, 6_000, 2_000)]
    public void An_axis_ends_at_a_round_number(double highest, double max, double step)
    {
        var scale = Scale.For(highest);

        Assert.Equal((max, step), (Math.Round(scale.Max, 6), Math.Round(scale.Step, 6)));
    }

    private static string Plain { get; } =
        "a</td><script>alert(1)</script>|b # c - d `e` [f](http://g.example) ![h](www.i.example) &amp; j *k*_l_";

    private static ReportDocument Everywhere(string text) => new(
        text,
        "es",
        [
            new Heading(2, text),
            new Paragraph(text, text),
            new Note(text),
            new Items([text], text),
            new KeyFigures([new KeyFigure(text, text, text), new KeyFigure(text, text, text)]),
            new Table(text, [new Column(text, false), new Column(text, true)], [[text, text]]),
            new Table(text, [new Column(text, false), new Column(text, true)], [[text, text]]) { IsDetail = true },
            new Chart(Svg.Drawing(10, text, text, Svg.Text(0, 0, text))),
        ]);
}
