using System.CommandLine;
using IvrFunctions.Cli.Api;
using Spectre.Console;

namespace IvrFunctions.Cli.Commands;

/// <summary>A command that asks for figures of some calls and shows them, or prints the answer as it came.</summary>
internal abstract class FiguresCommand : Command
{
    private readonly CallQueryOptions query = new();
    private readonly ApiOption api = new();
    private readonly CommandServices services;

    protected FiguresCommand(string name, string description, CommandServices services)
        : base(name, description)
    {
        this.services = services;
        query.AddTo(this);
        Add(api);
        SetAction(RunAsync);
    }

    /// <summary>Parameters of the command's own; those without a value are left out.</summary>
    protected virtual (string Name, string? Value)[] ReadOthers(ParseResult arguments) => [];

    /// <summary>The answer as it came.</summary>
    protected abstract Task<string> GetJsonAsync(IvrApi app, string queryString, CancellationToken cancellationToken);

    protected abstract Task ShowAsync(IAnsiConsole console, IvrApi app, string queryString, CancellationToken cancellationToken);

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var app = api.Connect(arguments, services).Api;
        var text = query.ToQuery(arguments, ReadOthers(arguments));
        if (query.WantsJson(arguments))
            await Console.Out.WriteLineAsync(await GetJsonAsync(app, text, cancellationToken));
        else
            await ShowAsync(services.Console, app, text, cancellationToken);
        return 0;
    }
}
