using IvrFunctions.Cli.Api;
using IvrFunctions.Core.Ingestion;
using Spectre.Console;

namespace IvrFunctions.Cli.Display;

/// <summary>What <c>ivr status</c> shows.</summary>
internal static class StatusView
{
    public static void ShowHealth(IAnsiConsole console, Uri address, HealthReply health)
    {
        console.MarkupLineInterpolated($"{address} [bold {Colour(health.Status)}]{health.Status}[/]");
        foreach (var (name, service) in health.Services ?? new Dictionary<string, ServiceHealth>())
        {
            var models = string.Join(", ", new[] { service.Provider, service.Model, service.ChatModel }.Where(part => part is not null));
            console.MarkupLineInterpolated($"  {name,-8} [{Colour(service.Status)}]{service.Status}[/] {service.Detail ?? models}");
        }
    }

    public static void ShowIngestions(IAnsiConsole console, IReadOnlyList<IngestionStatus> ingestions)
    {
        if (ingestions.Count == 0)
        {
            console.WriteLine("Nothing ingested yet: ivr ingest FILE");
            return;
        }

        var table = new Table().Border(TableBorder.Minimal)
            .AddColumns("source", "state", "rows", "calls", "rejected", "duplicates", "new cases", "chunks", "started (UTC)");
        foreach (var column in table.Columns.Skip(2).Take(6))
            column.RightAligned();
        foreach (var ingestion in ingestions)
        {
            table.AddRow(
                Markup.Escape(ingestion.Source), IngestionView.Name(ingestion.State), Number.Of(ingestion.RowsRead), Number.Of(ingestion.CallsStored),
                Number.Of(ingestion.RowsRejected), Number.Of(ingestion.Duplicates), Number.Of(ingestion.CasesNew),
                $"{ingestion.ChunksDone}/{ingestion.ChunksTotal}",
                $"{ingestion.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss}");
        }

        console.Write(table);
    }

    private static string Colour(string status) => status switch
    {
        "healthy" => "green",
        "degraded" => "yellow",
        _ => "red",
    };
}
