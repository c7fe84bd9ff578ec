using System.CommandLine;
using IvrFunctions.Cli.Api;
using IvrFunctions.Cli.Display;
using IvrFunctions.Core.Ingestion;
using Spectre.Console;

namespace IvrFunctions.Cli.Commands;

/// <summary><c>ivr ingest</c>: uploads a call log and watches until it is stored.</summary>
internal sealed class IngestCommand : Command
{
    private readonly Argument<FileInfo> file = new Argument<FileInfo>("file") { Description = "The CSV." }.AcceptExistingOnly();
    private readonly Option<string?> name = new("--name")
    {
        Description = "Name of the source; the file's name without it. An upload replaces the one of the same name.",
    };

    private readonly MappingOption mapping = new();
    private readonly ApiOption api = new();
    private readonly CommandServices services;

    public IngestCommand(CommandServices services)
        : base("ingest", "Uploads a CSV of calls and waits until every call is stored.")
    {
        this.services = services;
        Add(file);
        Add(name);
        Add(mapping);
        Add(api);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var connection = api.Connect(arguments, services);
        var csv = arguments.GetRequiredValue(file);
        var ended = await new IngestionRun(connection, services).RunAsync(
            csv, arguments.GetValue(name) ?? csv.Name, await mapping.ReadAsync(arguments, cancellationToken), cancellationToken);
        IngestionView.Show(services.Console, ended);
        if (ended.State != IngestionState.Completed)
            return 1;
        services.Console.MarkupLineInterpolated($"  report: {connection.Api.ReportOf(ended.Source)}");
        return 0;
    }
}
