using System.Globalization;
using IvrFunctions.Cli.Api;
using Spectre.Console;

namespace IvrFunctions.Cli.Display;

/// <summary>What would become of a file.</summary>
internal static class InspectionView
{
    public static void Show(IAnsiConsole console, string name, InspectionReply found)
    {
        var (colour, verdict) = found.Accepted ? ("green", "can be ingested") : ("red", "would be refused");
        console.MarkupLineInterpolated($"[bold]{name}[/] [{colour}]{verdict}[/]");
        if (found.Refusal is { } refusal)
            console.MarkupLineInterpolated($"  [red]{refusal}[/]");
        if (found.Dialect is not { } dialect)
            return;

        var header = dialect.Header is { } row ? string.Create(CultureInfo.InvariantCulture, $"header in row {row}") : "no header";
        console.WriteLine($"  {dialect.Encoding}, separated by {dialect.Delimiter}, line ends {dialect.LineEnds}, {header}");
        ShowColumns(console, found);
        foreach (var warning in found.Warnings)
            console.MarkupLineInterpolated($"  [yellow]{warning}[/]");
        if (!found.Accepted)
            return;

        console.WriteLine(
            $"  first {Number.Of(found.Rows)} rows = {Number.Of(found.Calls)} calls"
            + $" + {Number.Of(found.RowsRejected)} rejected + {Number.Of(found.Duplicates)} duplicates");
        foreach (var reject in found.Rejects)
            console.MarkupLineInterpolated($"  [red]row {reject.Row}[/] {reject.Column} {reject.Reason}");
        foreach (var sample in found.Samples)
            console.MarkupLineInterpolated($"  [dim]{sample.Narrative}[/]");
    }

    private static void ShowColumns(IAnsiConsole console, InspectionReply found)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("field", "column", "confidence", "why");
        foreach (var (field, mapped) in found.Mapping)
        {
            table.AddRow(
                new Text(field),
                new Text(mapped.Column),
                new Text(mapped.Confidence.ToString("0.00", CultureInfo.InvariantCulture)),
                new Text(mapped.Reason));
        }

        foreach (var column in found.UnmappedColumns)
            table.AddRow(new Text("-"), new Text(column), new Text(""), new Text("kept as a further attribute"));
        console.Write(table);
    }
}
