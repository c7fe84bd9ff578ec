using System.CommandLine;
using IvrFunctions.Cli.Display;
using IvrFunctions.Cli.Generation;
using IvrFunctions.Cli.Measurement;
using IvrFunctions.Cli.Stack;
using Spectre.Console;

namespace IvrFunctions.Cli.Commands;

/// <summary><c>ivr bench ingest</c>: the time from the upload's acceptance until every generated call is stored.</summary>
internal sealed class BenchIngestCommand : Command
{
    private readonly Option<long> rows = new("--rows", "-n") { Description = "How many calls.", DefaultValueFactory = _ => 20_000 };
    private readonly Option<int> seed = new("--seed", "-s") { Description = "Seed of the generated calls.", DefaultValueFactory = _ => 1 };
    private readonly ApiOption api = new();
    private readonly CommandServices services;

    public BenchIngestCommand(CommandServices services)
        : base("ingest", "Ingests generated calls as source bench.csv, which stays there for bench analyze.")
    {
        this.services = services;
        Add(rows);
        Add(seed);
        Add(api);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var connection = api.Connect(arguments, services);
        var file = new FileInfo(Path.GetTempFileName());
        try
        {
            await using (var output = file.Create())
                await CallGenerator.WriteAsync(output, arguments.GetValue(rows), arguments.GetValue(seed), cancellationToken);
            file.Refresh();

            var run = new IngestionRun(connection, services);
            var ended = await run.RunAsync(file, "bench.csv", mapping: null, cancellationToken);
            var seconds = services.Time.GetElapsedTime(run.AcceptedAt).TotalSeconds;
            IngestionView.Show(services.Console, ended);
            if (ended.State != "completed")
                return 1;

            var data = DataDirectory.Resolve(services.Environment, ProjectLayout.Find());
            var memory = await PeakMemory.OfHostAsync(data, cancellationToken);
            services.Console.WriteLine(
                $"{Number.Of(seconds, "0.00")} s from accepted to completed, {Number.Of(ended.RowsRead / seconds, "N0")} rows/s, peak memory of "
                + $"the host since its start: {(memory is { } bytes ? $"{bytes / (1024 * 1024)} MB" : "unknown")}");
            return 0;
        }
        finally
        {
            file.Delete();
        }
    }
}
