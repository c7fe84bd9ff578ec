using System.Text.RegularExpressions;
using IvrFunctions.Cli.Api;
using IvrFunctions.Cli.Display;
using Spectre.Console;

namespace IvrFunctions.Tests.Cli.Display;

public sealed partial class InspectionViewTests
{
    [Fact]
    public void Shows_how_a_file_would_be_read()
    {
        var found = new InspectionReply
        {
            Accepted = true,
            Dialect = new DialectReply("utf-8", "semicolon", 1, "crlf"),
            Mapping = new Dictionary<string, MappedColumn> { ["timestamp"] = new("Fecha [h]", 0.9, "by its name; its values agree") },
            UnmappedColumns = ["Turno"],
            Warnings = ["Columns not recognised [x]."],
            Rows = 1_000,
            Calls = 997,
            RowsRejected = 1,
            Duplicates = 2,
            Rejects = [new RejectReply(4, "Fecha [h]", "No time.")],
            Samples = [new SampleReply("Llamada de facturación.")],
        };

        var text = Render(console => InspectionView.Show(console, "calls.csv", found));

        Assert.Equal(
            [
                "calls.csv can be ingested",
                "utf-8, separated by semicolon, line ends crlf, header in row 1",
                "field|column|confidence|why",
                "timestamp|Fecha [h]|0.90|by its name; its values agree",
                "-|Turno|kept as a further attribute",
                "Columns not recognised [x].",
                "first 1,000 rows = 997 calls + 1 rejected + 2 duplicates",
                "row 4 Fecha [h] No time.",
                "Llamada de facturación.",
            ],
            text.ReplaceLineEndings("\n").Split('\n').Where(line => line.Any(char.IsLetterOrDigit)).Select(line => Gaps().Replace(line.Trim(), "|")));
    }

    [Fact]
    public void Shows_why_a_file_would_be_refused()
    {
        var text = Render(console => InspectionView.Show(console, "x.csv", new InspectionReply { Refusal = "The file is empty." }));

        Assert.Equal("x.csv would be refused\n  The file is empty.\n", text.ReplaceLineEndings("\n"));
    }

    [GeneratedRegex(" {2,}")]
    private static partial Regex Gaps();

    private static string Render(Action<IAnsiConsole> show)
    {
        var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 1_000;
        show(console);
        return text.ToString();
    }
}
