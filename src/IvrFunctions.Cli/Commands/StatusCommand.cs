using System.CommandLine;
using IvrFunctions.Cli.Display;

namespace IvrFunctions.Cli.Commands;

/// <summary><c>ivr status</c>: how the app is and what it holds.</summary>
internal sealed class StatusCommand : Command
{
    private readonly ApiOption api = new();
    private readonly CommandServices services;

    public StatusCommand(CommandServices services)
        : base("status", "Shows whether the app and its services are well, and all ingestions.")
    {
        this.services = services;
        Add(api);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var app = api.Connect(arguments, services).Api;
        var health = await app.GetHealthAsync(cancellationToken);
        StatusView.ShowHealth(services.Console, app.Address, health);
        if (health.Status == "unhealthy")
            return 1;
        StatusView.ShowIngestions(services.Console, await app.GetIngestionsAsync(cancellationToken));
        return 0;
    }
}
