using System.CommandLine;
using System.Text.Json;
using IvrFunctions.Cli.Display;
using IvrFunctions.Core;
using IvrFunctions.Core.Patterns;

namespace IvrFunctions.Cli.Commands;

/// <summary><c>ivr mine</c>: the pattern miner on any CSV of counted rows, without the app.</summary>
internal sealed class MineCommand : Command
{
    private static readonly PatternsJson Readable = new(PatternsJson.Default.Options.WithLetters());

    private readonly Argument<FileInfo> file = new Argument<FileInfo>("file")
    {
        Description = "A CSV with a row a group of calls.",
    }.AcceptExistingOnly();

    private readonly Option<string> failed = new("--failed") { Description = "The column that counts the failed calls.", Required = true };
    private readonly Option<string?> total = new("--total") { Description = "The column that counts all calls." };
    private readonly Option<string?> succeeded = new("--succeeded") { Description = "Instead of --total: the column that counts the calls that did not fail." };
    private readonly Option<string[]> leftOut = new("--leave-out")
    {
        Description = "Columns that are no attributes, like a row's number or a mean duration.",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> json = new("--json") { Description = "Prints the JSON of GET /api/patterns." };
    private readonly CommandServices services;

    public MineCommand(CommandServices services)
        : base("mine", "Finds where failures concentrate in a CSV of counted rows: all columns but the two counts are attributes.")
    {
        this.services = services;
        Add(file);
        Add(failed);
        Add(total);
        Add(succeeded);
        Add(leftOut);
        Add(json);
        Validators.Add(result =>
        {
            if (result.GetResult(total) is null == result.GetResult(succeeded) is null) result.AddError("Give either --total or --succeeded.");
        });
        SetAction(RunAsync);
    }

    private async Task RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var csv = arguments.GetRequiredValue(file).OpenRead();
        var columns = new CountColumns(
            arguments.GetRequiredValue(failed), arguments.GetValue(total), arguments.GetValue(succeeded), arguments.GetValue(leftOut) ?? []);
        var rows = await CountedCsv.ReadAsync(csv, columns, cancellationToken);
        var report = PatternMiner.Mine(rows, new PatternOptions());
        if (arguments.GetValue(json))
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(report, Readable.PatternReport));
        else
            PatternsView.Show(services.Console, report);
    }
}
