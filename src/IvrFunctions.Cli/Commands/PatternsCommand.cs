using System.CommandLine;
using System.Globalization;
using IvrFunctions.Cli.Display;

namespace IvrFunctions.Cli.Commands;

/// <summary><c>ivr patterns</c>: where failures concentrate.</summary>
internal sealed class PatternsCommand : Command
{
    private readonly CallQueryOptions query = new();
    private readonly Option<string?> dimensions = new("--dimensions", "-d")
    {
        Description = "What patterns are made of, for example region,customer_segment; without it, what is found to be worth it.",
    };

    private readonly Option<int?> limit = new("--limit") { Description = "Patterns shown at most." };
    private readonly ApiOption api = new();
    private readonly CommandServices services;

    public PatternsCommand(CommandServices services)
        : base("patterns", "Shows where failures concentrate and what changed. Filters failure_step, failure_reason and outcome name the failures.")
    {
        this.services = services;
        query.AddTo(this);
        Add(dimensions);
        Add(limit);
        Add(api);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var app = api.Connect(arguments, services).Api;
        var text = query.ToQuery(
            arguments,
            ("dimensions", arguments.GetValue(dimensions)),
            ("limit", arguments.GetValue(limit)?.ToString(CultureInfo.InvariantCulture)));
        if (query.WantsJson(arguments))
            await Console.Out.WriteLineAsync(await app.GetPatternsAsJsonAsync(text, cancellationToken));
        else
            PatternsView.Show(services.Console, await app.GetPatternsAsync(text, cancellationToken));
        return 0;
    }
}
