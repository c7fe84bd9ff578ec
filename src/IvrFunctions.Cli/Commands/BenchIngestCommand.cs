using System.CommandLine;
using IvrFunctions.Cli.Api;
using IvrFunctions.Cli.Display;
using IvrFunctions.Cli.Generation;
using IvrFunctions.Cli.Measurement;
using IvrFunctions.Cli.Stack;
using IvrFunctions.Core.Ingestion;
using Spectre.Console;

namespace IvrFunctions.Cli.Commands;

/// <summary>
/// <c>ivr bench ingest</c>: the time from the upload's acceptance until every generated call is stored, at first sight and again
/// when the file has changed and its cases are known.
/// </summary>
internal sealed class BenchIngestCommand : Command
{
    private const string Source = "bench.csv";
    private static readonly TimeSpan PauseForReport = TimeSpan.FromMilliseconds(500);

    private readonly Option<long[]> rows = new("--rows", "-n")
    {
        Description = "How many calls; given several times, one after the other.",
        DefaultValueFactory = _ => [20_000],
    };

    private readonly Option<int> seed = new("--seed", "-s") { Description = "Seed of the generated calls.", DefaultValueFactory = _ => 1 };

    private readonly Option<bool> distinct = new("--distinct")
    {
        Description = "Every call has a story of its own; compared with the rate at which Chroma takes the same records by bare requests.",
    };

    private readonly ApiOption api = new();
    private readonly CommandServices services;

    public BenchIngestCommand(CommandServices services)
        : base("ingest", "Ingests generated calls as source bench.csv, which is removed before and stays for bench analyze.")
    {
        this.services = services;
        Add(rows);
        Add(seed);
        Add(distinct);
        Add(api);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var connection = api.Connect(arguments, services);
        var data = DataDirectory.Resolve(services.Environment, ProjectLayout.Find());
        var table = new Table().Border(TableBorder.Minimal).AddColumns("rows", "what", "seconds", "rows/s", "embeddings", "host's peak memory, MB");
        foreach (var count in arguments.GetValue(rows)!)
        {
            var file = new FileInfo(Path.GetTempFileName());
            try
            {
                await using (var output = file.Create())
                    await CallGenerator.WriteAsync(output, count, arguments.GetValue(seed), arguments.GetValue(distinct), cancellationToken);

                await RemoveSourceAsync(connection.Api, cancellationToken);
                var ingestion = await MeasureAsync("first sight", connection, file, data, table, cancellationToken);
                if (arguments.GetValue(distinct))
                {
                    await WaitForReportAsync(ingestion, connection.Api, cancellationToken);
                    await MeasureRawAsync(data, table, cancellationToken);
                }

                RemoveLastRow(file);
                await MeasureAsync("a row less, cases known", connection, file, data, table, cancellationToken);
                var stage = await StageRun.RunAsync(file, services.Time, cancellationToken);
                table.AddRow(Number.Of(count), "read, map, narrate alone, one core", "", Number.Of(stage, "N0"), "", "");
            }
            finally
            {
                file.Delete();
            }
        }

        services.Console.Write(table);
        return 0;
    }

    private async Task<IngestionStatus> MeasureAsync(
        string what, ApiConnection connection, FileInfo file, DataDirectory data, Table table, CancellationToken cancellationToken)
    {
        file.Refresh();
        await PeakMemory.ForgetOfHostAsync(data, cancellationToken);
        var run = new IngestionRun(connection, services);
        var ended = await run.RunAsync(file, Source, mapping: null, cancellationToken);
        if (ended.State != IngestionState.Completed)
            throw new CliException($"The ingestion {IngestionView.Name(ended.State)}: {ended.Error}");

        // By the app's clock, which is this machine's: the end is seen here only when it is asked for.
        var seconds = (ended.FinishedAt!.Value - run.AcceptedAt).TotalSeconds;
        var memory = await PeakMemory.OfHostAsync(data, cancellationToken);
        table.AddRow(
            Number.Of(ended.RowsRead), what, Number.Of(seconds, "0.00"), Number.Of(ended.RowsRead / seconds, "N0"), Number.Of(ended.EmbeddingsComputed),
            memory is { } bytes ? Number.Of(bytes / (1024 * 1024)) : "unknown");
        return ended;
    }

    /// <summary>While it is written the vector store would have half of the processors.</summary>
    private async Task WaitForReportAsync(IngestionStatus ingestion, IvrApi app, CancellationToken cancellationToken)
    {
        while (ingestion.Reports.Count == 0)
        {
            await Task.Delay(PauseForReport, services.Time, cancellationToken);
            ingestion = await app.GetIngestionAsync($"/api/ingestions/{Uri.EscapeDataString(ingestion.Id)}", cancellationToken);
        }
    }

    private async Task MeasureRawAsync(DataDirectory data, Table table, CancellationToken cancellationToken)
    {
        var chroma = EndpointsFile.Read(data.Endpoints)?.Chroma ?? throw new CliException("--distinct needs the stack of ivr up, for its Chroma.");
        var (records, seconds) = await new RawUpserts(services.Http, chroma, services.Time).RunAsync(cancellationToken);
        table.AddRow(Number.Of(records), "the same records by bare requests", Number.Of(seconds, "0.00"), Number.Of(records / seconds, "N0"), "", "");
    }

    private static async Task RemoveSourceAsync(IvrApi app, CancellationToken cancellationToken)
    {
        if ((await app.GetIngestionsAsync(cancellationToken)).Any(ingestion => ingestion.Source == Source))
            await app.RemoveSourceAsync(Source, cancellationToken);
    }

    /// <summary>The same calls but one: a changed file.</summary>
    private static void RemoveLastRow(FileInfo file)
    {
        using var csv = file.Open(FileMode.Open);
        csv.Seek(-2, SeekOrigin.End);
        while (csv.ReadByte() != '\n')
        {
            csv.Seek(-2, SeekOrigin.Current);
        }

        csv.SetLength(csv.Position);
    }
}
