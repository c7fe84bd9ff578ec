using System.CommandLine;
using Spectre.Console;

namespace IvrFunctions.Cli.Commands;

/// <summary><c>ivr remove</c>: removes a source and all that came of it.</summary>
internal sealed class RemoveCommand : Command
{
    private readonly Argument<string> name = new("name") { Description = "Name of the source." };
    private readonly ApiOption api = new();
    private readonly CommandServices services;

    public RemoveCommand(CommandServices services)
        : base("remove", "Removes a source: its upload, calls, rejects and reports, and the cases nobody else uses.")
    {
        this.services = services;
        Add(name);
        Add(api);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var source = arguments.GetRequiredValue(name);
        await api.Connect(arguments, services).Api.RemoveSourceAsync(source, cancellationToken);
        services.Console.MarkupLineInterpolated($"[bold]{source}[/] was removed");
        return 0;
    }
}
