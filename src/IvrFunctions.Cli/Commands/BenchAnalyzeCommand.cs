using System.CommandLine;
using IvrFunctions.Cli.Api;
using IvrFunctions.Cli.Display;
using IvrFunctions.Cli.Measurement;
using Spectre.Console;

namespace IvrFunctions.Cli.Commands;

/// <summary><c>ivr bench analyze</c>: how long answers take, and how much of that is the app itself.</summary>
internal sealed class BenchAnalyzeCommand : Command
{
    /// <summary>What others do: the embedding model, the vector store and the chat model.</summary>
    private static readonly string[] NotOurs = ["embed", "search", "chat"];

    /// <summary>Questions about what is frequent and what is rare, asked in turn.</summary>
    private static readonly AnalysisRequest[] Questions =
    [
        new() { CallType = "billing", FailureStep = "authentication", FailureReason = "biometric_fail", CustomerSegment = "premium" },
        new() { CallType = "balance", FailureStep = "balance_lookup", FailureReason = "backend_timeout" },
        new() { CallType = "payment", FailureStep = "payment", FailureReason = "card_declined", Channel = "mobile_app" },
        new() { FailureStep = "main_menu", FailureReason = "speech_not_recognized" },
        new() { CallType = "cancellation", FailureStep = "agent_transfer", FailureReason = "long_wait" },
        new() { CallType = "technical_support", FailureStep = "diagnostics" },
    ];

    private readonly Option<int> requests = new("--requests", "-n") { Description = "How many analyses, one after the other.", DefaultValueFactory = _ => 100 };
    private readonly ApiOption api = new();
    private readonly CommandServices services;

    public BenchAnalyzeCommand(CommandServices services)
        : base("analyze", "Asks about generated calls, which bench ingest has stored.")
    {
        this.services = services;
        Add(requests);
        Add(api);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var app = api.Connect(arguments, services).Api;
        foreach (var question in Questions)
            await app.AnalyzeAsync(question, cancellationToken);

        var roundTrips = new List<double>();
        var totals = new List<double>();
        var overheads = new List<double>();
        for (var i = 0; i < arguments.GetValue(requests); i++)
        {
            var since = services.Time.GetTimestamp();
            var analysis = await app.AnalyzeAsync(Questions[i % Questions.Length], cancellationToken);
            roundTrips.Add(services.Time.GetElapsedTime(since).TotalMilliseconds);
            var timings = analysis.TimingsMs ?? throw new CliException("The answers carry no timings_ms.");
            totals.Add(timings["total"]);
            overheads.Add(timings["total"] - NotOurs.Sum(name => timings.GetValueOrDefault(name)));
        }

        var table = new Table().Border(TableBorder.Minimal).AddColumns("milliseconds", "p50", "p95");
        AddRow(table, "round trip", roundTrips);
        AddRow(table, "in the app", totals);
        AddRow(table, "of that its own: all but embedding, search and chat", overheads);
        services.Console.Write(table);
        return 0;
    }

    private static void AddRow(Table table, string name, List<double> values)
    {
        var percentiles = new Percentiles(values);
        table.AddRow(name, Number.Of(percentiles.At(50), "0.0"), Number.Of(percentiles.At(95), "0.0"));
    }
}
