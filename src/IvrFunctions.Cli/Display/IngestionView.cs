using System.Text.Json;
using IvrFunctions.Core.Ingestion;
using Spectre.Console;

namespace IvrFunctions.Cli.Display;

/// <summary>An ingestion that has ended.</summary>
internal static class IngestionView
{
    private const int ReasonsShown = 5;

    /// <summary>The state as the API calls it.</summary>
    public static string Name(IngestionState state) => JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString());

    public static void Show(IAnsiConsole console, IngestionStatus ingestion)
    {
        var colour = ingestion.State == IngestionState.Completed ? "green" : "red";
        console.MarkupLineInterpolated($"[bold]{ingestion.Source}[/] [{colour}]{Name(ingestion.State)}[/] ({ingestion.Id})");
        console.WriteLine(
            $"  {Number.Of(ingestion.RowsRead)} rows read = {Number.Of(ingestion.CallsStored)} calls stored"
            + $" + {Number.Of(ingestion.RowsRejected)} rejected + {Number.Of(ingestion.Duplicates)} duplicates");
        console.WriteLine(
            $"  {Number.Of(ingestion.CasesNew)} new cases, {Number.Of(ingestion.CasesReused)} known ones, "
            + $"{Number.Of(ingestion.EmbeddingsComputed)} embeddings computed");
        if (ingestion.Error is { } error)
            console.MarkupLineInterpolated($"  [red]{error}[/]");

        foreach (var warning in ingestion.Warnings.Take(ReasonsShown))
            console.MarkupLineInterpolated($"  [yellow]{warning}[/]");
        if (ingestion.Warnings.Count > ReasonsShown)
            console.WriteLine($"  and {ingestion.Warnings.Count - ReasonsShown} more warnings");
    }
}
