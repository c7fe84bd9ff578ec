using System.CommandLine;
using IvrFunctions.Cli.Api;
using IvrFunctions.Cli.Display;
using IvrFunctions.Core.Ingestion;

namespace IvrFunctions.Cli.Commands;

/// <summary><c>ivr retry</c>: goes on with an ingestion that failed.</summary>
internal sealed class RetryCommand : Command
{
    private readonly Argument<string> ingestion = new("ingestion") { Description = "Id of the ingestion, or name of a source for its latest." };
    private readonly ApiOption api = new();
    private readonly CommandServices services;

    public RetryCommand(CommandServices services)
        : base("retry", "Tries a failed ingestion again; what is done stays done.")
    {
        this.services = services;
        Add(ingestion);
        Add(api);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var connection = api.Connect(arguments, services);
        var id = await FindAsync(connection.Api, arguments.GetRequiredValue(ingestion), cancellationToken);
        var ended = await new IngestionRun(connection, services).RetryAsync(id, cancellationToken);
        IngestionView.Show(services.Console, ended);
        return ended.State == IngestionState.Completed ? 0 : 1;
    }

    private static async Task<string> FindAsync(IvrApi app, string idOrName, CancellationToken cancellationToken)
    {
        var latest = (await app.GetIngestionsAsync(cancellationToken)).FirstOrDefault(known => known.Source == idOrName);
        return latest?.Id ?? idOrName;
    }
}
