using IvrFunctions.Cli.Api;
using IvrFunctions.Cli.Display;
using Spectre.Console;

namespace IvrFunctions.Cli.Commands;

/// <summary><c>ivr flow</c>: the way of any calls through the menu.</summary>
internal sealed class FlowCommand(CommandServices services)
    : FiguresCommand("flow", "Shows what happens at each step of the menu.", services)
{
    protected override Task<string> GetJsonAsync(IvrApi app, string queryString, CancellationToken cancellationToken) =>
        app.GetFlowAsJsonAsync(queryString, cancellationToken);

    protected override async Task ShowAsync(IAnsiConsole console, IvrApi app, string queryString, CancellationToken cancellationToken) =>
        FlowView.Show(console, await app.GetFlowAsync(queryString, cancellationToken));
}
