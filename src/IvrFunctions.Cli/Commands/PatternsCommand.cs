using System.CommandLine;
using System.Globalization;
using IvrFunctions.Cli.Api;
using IvrFunctions.Cli.Display;
using Spectre.Console;

namespace IvrFunctions.Cli.Commands;

/// <summary><c>ivr patterns</c>: where failures concentrate.</summary>
internal sealed class PatternsCommand : FiguresCommand
{
    private readonly Option<string?> dimensions = new("--dimensions", "-d")
    {
        Description = "What patterns are made of, for example region,customer_segment; without it, what is found to be worth it.",
    };

    private readonly Option<int?> limit = new("--limit") { Description = "Patterns shown at most." };

    public PatternsCommand(CommandServices services)
        : base(
            "patterns",
            "Shows where failures concentrate and what changed. Filters failure_step, failure_reason and outcome name the failures.",
            services)
    {
        Add(dimensions);
        Add(limit);
    }

    protected override (string Name, string? Value)[] ReadOthers(ParseResult arguments) =>
    [
        ("dimensions", arguments.GetValue(dimensions)),
        ("limit", arguments.GetValue(limit)?.ToString(CultureInfo.InvariantCulture)),
    ];

    protected override Task<string> GetJsonAsync(IvrApi app, string queryString, CancellationToken cancellationToken) =>
        app.GetPatternsAsJsonAsync(queryString, cancellationToken);

    protected override async Task ShowAsync(IAnsiConsole console, IvrApi app, string queryString, CancellationToken cancellationToken) =>
        PatternsView.Show(console, await app.GetPatternsAsync(queryString, cancellationToken));
}
