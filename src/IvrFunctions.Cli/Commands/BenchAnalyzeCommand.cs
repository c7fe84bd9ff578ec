using System.CommandLine;
using IvrFunctions.Cli.Api;
using IvrFunctions.Cli.Display;
using IvrFunctions.Cli.Generation;
using IvrFunctions.Cli.Measurement;
using IvrFunctions.Core.Ingestion;
using Spectre.Console;

namespace IvrFunctions.Cli.Commands;

/// <summary><c>ivr bench analyze</c>: how long answers take, how much of that is evidence, and how long patterns take.</summary>
internal sealed class BenchAnalyzeCommand : Command
{
    /// <summary>Questions about what is frequent and what is rare, asked in turn.</summary>
    private static readonly IReadOnlyDictionary<string, string>[] Questions =
    [
        Fields(("call_type", "billing"), ("failure_step", "authentication"), ("failure_reason", "biometric_fail"), ("customer_segment", "premium")),
        Fields(("call_type", "balance"), ("failure_step", "balance_lookup"), ("failure_reason", "backend_timeout")),
        Fields(("call_type", "payment"), ("failure_step", "payment"), ("failure_reason", "card_declined"), ("channel", "mobile_app")),
        Fields(("failure_step", "main_menu"), ("failure_reason", "speech_not_recognized")),
        Fields(("call_type", "cancellation"), ("failure_step", "agent_transfer"), ("failure_reason", "long_wait")),
        Fields(("call_type", "technical_support"), ("failure_step", "diagnostics")),
    ];

    /// <summary>Patterns of all failures and of one kind.</summary>
    private static readonly string[] PatternQueries = ["", "?failure_step=authentication&failure_reason=biometric_fail"];

    private readonly Option<int> requests = new("--requests", "-n") { Description = "How many analyses, one after the other.", DefaultValueFactory = _ => 100 };
    private readonly Option<long?> rows = new("--rows") { Description = "Ingest so many generated calls as bench.csv first; without it bench ingest has done so." };
    private readonly ApiOption api = new();
    private readonly CommandServices services;

    public BenchAnalyzeCommand(CommandServices services)
        : base("analyze", "Asks about generated calls, and for their patterns.")
    {
        this.services = services;
        Add(requests);
        Add(rows);
        Add(api);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var connection = api.Connect(arguments, services);
        if (arguments.GetValue(rows) is { } count)
            await IngestAsync(connection, count, cancellationToken);

        var table = new Table().Border(TableBorder.Minimal).AddColumns("milliseconds", "p50", "p95");
        await MeasureAnalysesAsync(connection.Api, arguments.GetValue(requests), table, cancellationToken);
        await MeasurePatternsAsync(connection.Api, arguments.GetValue(requests), table, cancellationToken);
        services.Console.Write(table);
        return 0;
    }

    private async Task IngestAsync(ApiConnection connection, long count, CancellationToken cancellationToken)
    {
        using var calls = await GeneratedFile.WriteAsync(count, seed: 1, PlantedPatterns.Usual, cancellationToken);
        var ended = await new IngestionRun(connection, services).RunAsync(calls.File, "bench.csv", mapping: null, cancellationToken);
        if (ended.State != IngestionState.Completed)
            throw new CliException($"The generated calls could not be ingested: {ended.Error}");
    }

    private async Task MeasureAnalysesAsync(IvrApi app, int count, Table table, CancellationToken cancellationToken)
    {
        // Cold where the app has just started or calls were just ingested: what is computed once for all answers is computed here.
        var begun = services.Time.GetTimestamp();
        await app.AnalyzeAnewAsync(Questions[0], cancellationToken);
        AddRow(table, "first analysis, round trip", [services.Time.GetElapsedTime(begun).TotalMilliseconds]);
        foreach (var question in Questions.Skip(1))
            await app.AnalyzeAnewAsync(question, cancellationToken);

        var roundTrips = new List<double>();
        var totals = new List<double>();
        var evidence = new List<double>();
        var facts = new List<double>();
        var searches = new List<double>();
        for (var i = 0; i < count; i++)
        {
            var since = services.Time.GetTimestamp();
            var timings = (await app.AnalyzeAnewAsync(Questions[i % Questions.Length], cancellationToken)).TimingsMs;
            roundTrips.Add(services.Time.GetElapsedTime(since).TotalMilliseconds);
            totals.Add(timings.Total);
            evidence.Add(timings.Total - timings.Embed - timings.Chat);
            facts.Add(timings.Facts);
            searches.Add(timings.Search);
        }

        AddRow(table, "analysis, round trip", roundTrips);
        AddRow(table, "analysis, in the app", totals);
        AddRow(table, "  of that without models: all but embedding and chat", evidence);
        AddRow(table, "    facts from the archive", facts);
        AddRow(table, "    at the same time: cases from the vector store", searches);
    }

    private async Task MeasurePatternsAsync(IvrApi app, int count, Table table, CancellationToken cancellationToken)
    {
        foreach (var query in PatternQueries)
            await app.GetPatternsAsJsonAsync(query, cancellationToken);

        var roundTrips = new List<double>();
        for (var i = 0; i < count; i++)
        {
            var since = services.Time.GetTimestamp();
            await app.GetPatternsAsJsonAsync(PatternQueries[i % PatternQueries.Length], cancellationToken);
            roundTrips.Add(services.Time.GetElapsedTime(since).TotalMilliseconds);
        }

        AddRow(table, "patterns, round trip", roundTrips);
    }

    private static void AddRow(Table table, string name, List<double> values)
    {
        var percentiles = new Percentiles(values);
        table.AddRow(name, Number.Of(percentiles.At(50), "0.0"), Number.Of(percentiles.At(95), "0.0"));
    }

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) =>
        fields.ToDictionary(field => field.Name, field => field.Value);
}
