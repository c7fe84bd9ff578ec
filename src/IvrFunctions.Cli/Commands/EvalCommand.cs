using System.CommandLine;
using System.Text.Json;
using IvrFunctions.Cli.Display;
using IvrFunctions.Cli.Evaluation;
using IvrFunctions.Cli.Generation;

namespace IvrFunctions.Cli.Commands;

/// <summary><c>ivr eval</c>: how good answers are with one's own models, on generated calls whose causes are known.</summary>
internal sealed class EvalCommand : Command
{
    private const int Invented = 2;

    private readonly Option<string> chat = new("--chat")
    {
        Description = "Chat models of Ollama to compare, separated by commas, and builtin; without it the one that is set.",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<string?> embedding = new("--embedding") { Description = "The embedding model; without it the one that is set." };
    private readonly Option<long> rows = new("--rows", "-n") { Description = "How many calls to generate.", DefaultValueFactory = _ => 20_000 };
    private readonly Option<int> seed = new("--seed", "-s") { Description = "Another seed plants other causes.", DefaultValueFactory = _ => 1 };
    private readonly Option<int> causes = new("--causes") { Description = "How many causes to plant, 1 to 5.", DefaultValueFactory = _ => 3 };
    private readonly Option<string> language = new("--language") { Description = "es, en or both.", DefaultValueFactory = _ => "both" };
    private readonly Option<bool> json = new("--json") { Description = "Print the figures as JSON." };
    private readonly CommandServices services;

    public EvalCommand(CommandServices services)
        : base("eval", "Measures answers with your models on generated calls, in a stack of its own; exit code 2 if a number was invented.")
    {
        this.services = services;
        foreach (Option option in new Option[] { chat, embedding, rows, seed, causes, language, json })
            Add(option);
        causes.AcceptOnlyFromAmong([.. Enumerable.Range(1, SeededCauses.Most).Select(count => $"{count}")]);
        language.AcceptOnlyFromAmong("es", "en", "both");
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        string[] languages = arguments.GetRequiredValue(language) is "both" ? ["es", "en"] : [arguments.GetRequiredValue(language)];
        var chats = arguments.GetRequiredValue(chat).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var run = new EvaluationRun(services with { Console = OutputConsole.CreateForProgress() });
        var report = await run.RunAsync(
            chats,
            arguments.GetValue(embedding),
            arguments.GetValue(rows),
            arguments.GetValue(seed),
            arguments.GetValue(causes),
            languages,
            cancellationToken);
        if (arguments.GetValue(json))
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(report, EvaluationJson.Default.EvaluationReport));
        else
            EvaluationView.Show(services.Console, report);
        cancellationToken.ThrowIfCancellationRequested();
        return report.HasInvented ? Invented : 0;
    }
}
