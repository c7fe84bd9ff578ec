using IvrFunctions.Cli.Display;
using IvrFunctions.Core.Patterns;
using Spectre.Console;

namespace IvrFunctions.Tests.Cli.Display;

public sealed class PatternsViewTests
{
    private static readonly Pattern Sur = new(
        new Dictionary<string, string> { ["region"] = "[sur]" }, 1_000, 300, 0.3, new(0.27, 0.33), 0.1, 3, new(2.6, 3.4), 1e-60, 1e-58, 200);

    [Fact]
    public void Counted_rows_have_patterns_alone()
    {
        var lines = Render(new PatternReport(new(11_000, 1_300, 0.118), [Sur]));

        Assert.Equal("11,000 calls, 1,300 failed (11.8 %).", lines[0]);
        Assert.StartsWith("region = [sur] | 1,000 | 300 | ", lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("trend", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_changed_stands_below()
    {
        var (from, middle, to) = (new DateTime(2025, 3, 3), new DateTime(2025, 3, 17, 9, 0, 0), new DateTime(2025, 3, 31));
        var change = new ChangePoint(middle, new(from, middle, 500, 50, 0.1), new(middle, to, 500, 250, 0.5), 5, 1e-9)
        {
            Sources = [new("march.csv", new(0, 0, 0), new(400, 240, 0.96))],
        };
        var trend = new PatternTrend(PatternState.Growing, new(500, 250, 0.5, 5), new(500, 50, 0.1, 1), 1e-9);

        var lines = Render(new PatternReport(new(11_000, 1_300, 0.118), [Sur with { Trend = trend, ChangePoints = [change] }])
        {
            Gone = [Sur with { Conditions = new Dictionary<string, string> { ["channel"] = "web" } }],
            ChangePoints = [change],
            Warnings = ["[!] cuidado"],
        });

        Assert.EndsWith("growing", lines[2], StringComparison.Ordinal);
        Assert.Equal(
            [
                "No more: channel = web, 30.0 % of 1,000 calls before.",
                "Since 2025-03-17 09:00, all calls: 50.0 % fail, 10.0 % before (p 1.0e-9); march.csv has 96.0 % of the failures since.",
                "Since 2025-03-17 09:00, region = [sur]: 50.0 % fail, 10.0 % before (p 1.0e-9); march.csv has 96.0 % of the failures since.",
                "[!] cuidado",
            ],
            lines[3..]);
    }

    [Fact]
    public void Nothing_found_is_said()
    {
        Assert.Equal(["1 call, 0 failed.", "No combination stands out from the others."], Render(new PatternReport(new(1, 0, null), [])));
    }

    /// <summary>The lines with words in them, their cells parted by bars.</summary>
    private static string[] Render(PatternReport report)
    {
        var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 1_000;
        PatternsView.Show(console, report);
        return
        [
            .. text.ToString().Split('\n')
                .Select(line => string.Join(" | ", line.Split('│').Select(cell => cell.Trim()).Where(cell => cell.Length > 0)))
                .Where(line => line.Any(char.IsLetterOrDigit)),
        ];
    }
}
