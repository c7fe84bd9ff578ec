using IvrFunctions.Cli.Api;
using IvrFunctions.Cli.Display;
using Spectre.Console;

namespace IvrFunctions.Cli.Commands;

/// <summary><c>ivr summary</c>: the scorecard of any calls.</summary>
internal sealed class SummaryCommand(CommandServices services)
    : FiguresCommand("summary", "Shows how calls end, and how long they take.", services)
{
    protected override Task<string> GetJsonAsync(IvrApi app, string queryString, CancellationToken cancellationToken) =>
        app.GetSummaryAsJsonAsync(queryString, cancellationToken);

    protected override async Task ShowAsync(IAnsiConsole console, IvrApi app, string queryString, CancellationToken cancellationToken) =>
        SummaryView.Show(console, await app.GetSummaryAsync(queryString, cancellationToken));
}
