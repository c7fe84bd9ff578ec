using System.CommandLine;
using IvrFunctions.Cli.Generation;

namespace IvrFunctions.Cli.Commands;

/// <summary><c>ivr generate</c>: a call log to try things with.</summary>
internal sealed class GenerateCommand : Command
{
    private readonly Option<long> rows = new("--rows", "-n") { Description = "How many calls.", Required = true };
    private readonly Option<int> seed = new("--seed", "-s") { Description = "Another seed gives other calls.", DefaultValueFactory = _ => 1 };
    private readonly Option<int?> causes = new("--causes")
    {
        Description = "How many causes to draw and plant, 0 to 5; without it the four of the sample.",
    };

    private readonly Option<FileInfo?> truth = new("--truth") { Description = "A file to write the planted causes to, as JSON." };
    private readonly Option<string?> output = new("--output", "-o") { Description = "The file to write; standard output without it." };

    public GenerateCommand()
        : base("generate", "Writes a CSV of generated calls with known causes in it; the same rows and seed give the same bytes.")
    {
        Add(rows);
        Add(seed);
        Add(causes);
        Add(truth);
        Add(output);
        rows.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long>() is < 0 or > 99_999_999)
            {
                result.AddError("--rows must be between 0 and 99999999.");
            }
        });
        causes.AcceptOnlyFromAmong([.. Enumerable.Range(0, SeededCauses.Most + 1).Select(count => $"{count}")]);
        SetAction(RunAsync);
    }

    private async Task RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var (count, start) = (arguments.GetValue(rows), arguments.GetValue(seed));
        var planted = arguments.GetValue(causes) is { } drawn ? SeededCauses.Draw(count, start, drawn) : PlantedPatterns.Usual;
        if (arguments.GetValue(truth) is { } file)
            await TruthFile.Of(count, start, planted).WriteAsync(file, cancellationToken);

        var path = arguments.GetValue(output);
        await using var stream = path is null ? Console.OpenStandardOutput() : File.Create(path);
        await CallGenerator.WriteAsync(stream, count, start, planted, cancellationToken);
    }
}
