using IvrFunctions.Cli.Display;
using IvrFunctions.Cli.Evaluation;
using IvrFunctions.Cli.Generation;
using Spectre.Console;

namespace IvrFunctions.Tests.Cli.Display;

public sealed class EvaluationViewTests
{
    [Fact]
    public void Causes_and_models_are_rows_and_invented_numbers_are_told()
    {
        var cause = TrueCause.Of(new PlantedPattern("payment", "card_declined", 25, new PlantedCondition("channel", "mobile_app")));
        var report = new EvaluationReport(
            1,
            20_000,
            7,
            ["es"],
            new MinerScore(0.5, 0.5, 0.5, [new FoundCause(cause, 3_400, 170, 12, 1, 1), new FoundCause(cause, 3_400, 170, 12, 1, null)]),
            [
                new ModelScore("builtin", "builtin", 10, 8, 0.8, new Dictionary<QuestionKind, double?> { [QuestionKind.OwnWords] = 0 }, 1, 0, [], 0.5, new Dictionary<QuestionKind, double?>(), null, 0, 60, 170),
                new ModelScore("llama3.1", "bge-m3", 10, 10, 1, new Dictionary<QuestionKind, double?>(), 0.75, 2, ["97 %", "[4711]"], null, new Dictionary<QuestionKind, double?>(), 1, 0.1, 8_000, 12_340),
            ]);

        var lines = Show(report);

        Assert.True(report.HasInvented);
        Assert.Equal(
            [
                "20,000 generated calls, seed 7, 2 planted causes.",
                "planted cause │ times │ calls │ failed │ stories │ patterns │ rank",
                "card_declined at payment where channel = mobile_app │ 2.5 │ 3,400 │ 170 │ 12 │ 1 │ 1",
                "card_declined at payment where channel = mobile_app │ 2.5 │ 3,400 │ 170 │ 12 │ 1 │ not found",
                "Patterns: F1 50.0 %, precision 50.0 %, recall 50.0 %.",
                "chat │ embedding │ explained │ recall │ own words │ verified │ invented │ cause named │ by the model │ degraded │ p50 s │ p95 s",
                "builtin │ builtin │ 8 of 10 │ 80.0 % │ 0.0 % │ 100.0 % │ 0 │ 50.0 % │ │ 0.0 % │ 0.06 │ 0.17",
                "llama3.1 │ bge-m3 │ 10 of 10 │ 100.0 % │ │ 75.0 % │ 2 │ │ 100.0 % │ 10.0 % │ 8.00 │ 12.34",
                "Invented with llama3.1: 97 %; [4711]",
            ],
            lines);
    }

    private static IEnumerable<string> Show(EvaluationReport report)
    {
        var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No });
        console.Profile.Width = 1_000;
        EvaluationView.Show(console, report);
        return text.ToString().Split('\n')
            .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
            .Where(line => line.Length > 0 && !line.StartsWith('─'));
    }
}
