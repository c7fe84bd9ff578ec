using System.Text;
using System.Text.RegularExpressions;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Reports.Layout;

namespace IvrFunctions.Core.Reports;

/// <summary>Writes a report as Markdown (CommonMark with tables).</summary>
internal static partial class MarkdownReport
{
    private const int MaxTextLength = 4_000;

    public static string Write(ReportDocument document)
    {
        var text = new StringBuilder().Append("# ").Append(Escape(document.Title)).Append('\n');
        foreach (var block in document.Blocks)
        {
            if (block is Chart) continue;
            text.Append('\n');
            Append(text, block);
        }

        return text.ToString();
    }

    /// <summary>One line in which nothing is markup, a link or the end of a table cell.</summary>
    internal static string Escape(string text)
    {
        var line = PlainText.OneLine(text, MaxTextLength);
        return Addresses().Replace(Markup().Replace(line, @"\$0"), @"\$0")
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
    }

    private static void Append(StringBuilder text, ReportBlock block)
    {
        switch (block)
        {
            case Heading heading:
                text.Append('#', heading.Level).Append(' ').Append(Escape(heading.Text)).Append('\n');
                break;
            case Paragraph { Lead: { } lead } paragraph:
                text.Append("**").Append(Escape(lead)).Append("** ").Append(Start(paragraph.Text)).Append('\n');
                break;
            case Paragraph paragraph:
                text.Append(Start(paragraph.Text)).Append('\n');
                break;
            case Note note:
                text.Append("> ").Append(Start(note.Text)).Append('\n');
                break;
            case Items items:
                if (items.Caption is { } caption) text.Append("**").Append(Escape(caption)).Append("**\n\n");
                text.AppendJoin("", items.Texts.Select(item => $"- {Start(item)}\n"));
                break;
            case KeyFigures figures:
                AppendTable(
                    text,
                    [.. figures.Figures.Select(figure => new Column(figure.Label, IsNumber: true))],
                    [[.. figures.Figures.Select(figure => figure.Value)], [.. figures.Figures.Select(figure => figure.Detail)]]);
                break;
            case Table table:
                text.Append("**").Append(Escape(table.Caption)).Append("**\n\n");
                AppendTable(text, table.Columns, table.Rows);
                break;
        }
    }

    private static void AppendTable(StringBuilder text, IReadOnlyList<Column> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        AppendRow(text, columns.Select(column => Escape(column.Title)));
        AppendRow(text, columns.Select(column => column.IsNumber ? "---:" : "---"));
        foreach (var row in rows) AppendRow(text, row.Select(Escape));
    }

    private static void AppendRow(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    /// <summary>The same at the start of a line, where signs and numbers begin lists and rules.</summary>
    private static string Start(string text) => LineStart().Replace(Escape(text), @"$1\$2");

    [GeneratedRegex(@"[\\`*_{}\[\]#|~$!]", RegexOptions.NonBacktracking)]
    private static partial Regex Markup();

    /// <summary>What renderers make links of by themselves.</summary>
    [GeneratedRegex(@":(?=//)|(?<=\bwww)\.", RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"^(\d*)([-+=.)])", RegexOptions.NonBacktracking)]
    private static partial Regex LineStart();
}
