using IvrFunctions.Cli.Api;
using IvrFunctions.Cli.Display;
using Spectre.Console;

namespace IvrFunctions.Tests.Cli.Display;

public sealed class FiguresViewTests
{
    private static readonly Times None = new(0, null, null);

    [Fact]
    public void A_scorecard_stands_beside_the_one_before()
    {
        var card = new Scorecard(
            new Period(new DateTime(2025, 3, 3), new DateTime(2025, 3, 10, 12, 0, 0)), 1_200, new(0, 1_200, 0), new(0, 0, null), new(0, 0, null),
            new(0, 0, null), new(300, 1_200, 0.25), new(0, 0, null), new(0, 0, null), new(0, 0, null), new(0, 0, null), new(2, 61.5, 1_000), None);

        var lines = Render(console => SummaryView.Show(console, new SummaryReply(card, card with { Period = null, Calls = 7 }, ["[se] omite"])));

        Assert.Equal("2025-03-03 to 2025-03-10 12:00:00 | of | rate | all calls | of | rate", lines[0]);
        Assert.Contains("calls | 1,200 | 7", lines);
        Assert.Contains("failed | 300 | 1,200 | 25.0 % | 300 | 1,200 | 25.0 %", lines);
        Assert.Contains("contained in the IVR | 0 | 0 | 0 | 0", lines);
        Assert.Contains("duration, median s | 61.5 | 61.5", lines);
        Assert.Contains("wait, p95 s", lines);
        Assert.Equal("[se] omite", lines[^1]);
    }

    [Fact]
    public void A_waterfall_has_a_line_a_step_and_names_the_reasons()
    {
        var step = new FlowStep(
            "[main]", 40, 30, 6, 4, 0, 0, 0, 0, 0.25, 1, 2, [new("wrong_pin", 6, 0), new(null, 0, 4)], new(10, 45, 90));
        var flow = new Flow(null, 41, [step]);

        var lines = Render(console => FlowView.Show(console, new FlowReply(flow, flow with { Steps = [step with { FailureRate = 0.5 }] }, [])));

        Assert.Equal("all calls: 41 calls", lines[0]);
        Assert.Equal("[main] | 40 | 30 | 6 | 4 | 0 | 0 | 0 | 0 | 1 | 2 | 45 | 25.0 % | 50.0 %", lines[2]);
        Assert.Equal("[main]: wrong_pin 6, no reason given 4", lines[^1]);
    }

    /// <summary>The lines with words in them, their cells parted by bars.</summary>
    private static string[] Render(Action<IAnsiConsole> show)
    {
        var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 1_000;
        show(console);
        return
        [
            .. text.ToString().Split('\n')
                .Select(line => string.Join(" | ", line.Split('│').Select(cell => cell.Trim()).Where(cell => cell.Length > 0)))
                .Where(line => line.Any(char.IsLetterOrDigit)),
        ];
    }
}
