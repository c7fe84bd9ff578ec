using System.CommandLine;
using IvrFunctions.Cli.Generation;

namespace IvrFunctions.Cli.Commands;

/// <summary><c>ivr generate</c>: a call log to try things with.</summary>
internal sealed class GenerateCommand : Command
{
    private readonly Option<long> rows = new("--rows", "-n") { Description = "How many calls.", Required = true };
    private readonly Option<int> seed = new("--seed", "-s") { Description = "Another seed gives other calls.", DefaultValueFactory = _ => 1 };
    private readonly Option<string?> output = new("--output", "-o") { Description = "The file to write; standard output without it." };

    public GenerateCommand()
        : base("generate", "Writes a CSV of generated calls with known causes in it; the same rows and seed give the same bytes.")
    {
        Add(rows);
        Add(seed);
        Add(output);
        rows.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long>() is < 0 or > 99_999_999)
            {
                result.AddError("--rows must be between 0 and 99999999.");
            }
        });
        SetAction(RunAsync);
    }

    private async Task RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var path = arguments.GetValue(output);
        await using var stream = path is null ? Console.OpenStandardOutput() : File.Create(path);
        await CallGenerator.WriteAsync(stream, arguments.GetValue(rows), arguments.GetValue(seed), cancellationToken);
    }
}
