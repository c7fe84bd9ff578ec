using IvrFunctions.Cli.Api;
using Spectre.Console;

namespace IvrFunctions.Cli.Display;

/// <summary>An ingestion that has ended.</summary>
internal static class IngestionView
{
    private const int ReasonsShown = 5;

    public static void Show(IAnsiConsole console, IngestionReply ingestion)
    {
        var colour = ingestion.State == "completed" ? "green" : "red";
        console.MarkupLineInterpolated($"[bold]{ingestion.Source}[/] [{colour}]{ingestion.State}[/] ({ingestion.Id})");
        console.WriteLine(
            $"  {Number.Of(ingestion.RowsRead)} rows read = {Number.Of(ingestion.CallsStored)} calls stored"
            + $" + {Number.Of(ingestion.RowsRejected)} rejected + {Number.Of(ingestion.Duplicates)} duplicates");
        console.WriteLine(
            $"  {Number.Of(ingestion.CasesNew)} new cases, {Number.Of(ingestion.CasesReused)} known ones, "
            + $"{Number.Of(ingestion.EmbeddingsComputed)} embeddings computed");
        if (ingestion.Error is { } error)
            console.MarkupLineInterpolated($"  [red]{error}[/]");

        var warnings = ingestion.Warnings ?? [];
        foreach (var warning in warnings.Take(ReasonsShown))
            console.MarkupLineInterpolated($"  [yellow]{warning}[/]");
        if (warnings.Count > ReasonsShown)
            console.WriteLine($"  and {warnings.Count - ReasonsShown} more warnings");
    }
}
