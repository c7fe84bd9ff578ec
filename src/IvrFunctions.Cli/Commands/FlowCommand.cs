using System.CommandLine;
using IvrFunctions.Cli.Display;

namespace IvrFunctions.Cli.Commands;

/// <summary><c>ivr flow</c>: the way of any calls through the menu.</summary>
internal sealed class FlowCommand : Command
{
    private readonly CallQueryOptions query = new();
    private readonly ApiOption api = new();
    private readonly CommandServices services;

    public FlowCommand(CommandServices services)
        : base("flow", "Shows what happens at each step of the menu.")
    {
        this.services = services;
        query.AddTo(this);
        Add(api);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var app = api.Connect(arguments, services).Api;
        if (query.WantsJson(arguments))
            await Console.Out.WriteLineAsync(await app.GetFlowAsJsonAsync(query.ToQuery(arguments), cancellationToken));
        else
            FlowView.Show(services.Console, await app.GetFlowAsync(query.ToQuery(arguments), cancellationToken));
        return 0;
    }
}
