using System.CommandLine;
using IvrFunctions.Cli.Display;

namespace IvrFunctions.Cli.Commands;

/// <summary><c>ivr summary</c>: the scorecard of any calls.</summary>
internal sealed class SummaryCommand : Command
{
    private readonly CallQueryOptions query = new();
    private readonly ApiOption api = new();
    private readonly CommandServices services;

    public SummaryCommand(CommandServices services)
        : base("summary", "Shows how calls end, and how long they take.")
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
            await Console.Out.WriteLineAsync(await app.GetSummaryAsJsonAsync(query.ToQuery(arguments), cancellationToken));
        else
            SummaryView.Show(services.Console, await app.GetSummaryAsync(query.ToQuery(arguments), cancellationToken));
        return 0;
    }
}
