using CsvHelper;
using IvrFunctions.Cli.Generation;

namespace IvrFunctions.Cli.Evaluation;

/// <summary>Generated calls in a file, with the causes planted in them.</summary>
internal sealed record EvaluationCalls(FileInfo File, IReadOnlyList<EvaluatedCause> Causes) : IDisposable
{
    public static async Task<EvaluationCalls> GenerateAsync(long rows, int seed, PlantedPatterns planted, CancellationToken cancellationToken)
    {
        var file = new FileInfo(Path.GetTempFileName());
        try
        {
            await using (var output = file.Create())
                await CallGenerator.WriteAsync(output, rows, seed, planted, cancellationToken);
            file.Refresh();
            await using var input = file.OpenRead();
            return new EvaluationCalls(file, await CountAsync(input, planted, cancellationToken));
        }
        catch
        {
            file.Delete();
            throw;
        }
    }

    public void Dispose() => File.Delete();

    internal static async Task<IReadOnlyList<EvaluatedCause>> CountAsync(Stream csv, PlantedPatterns planted, CancellationToken cancellationToken)
    {
        await using var reader = CsvReader.Create(csv, new CsvReaderOptions());
        List<CauseTally> tallies = [.. planted.All.Select(pattern => new CauseTally(pattern))];
        while (await reader.ReadAsync(cancellationToken))
        {
            foreach (var tally in tallies)
                tally.Add(new GeneratedRow(reader));
        }

        return [.. tallies.Select(tally => tally.ToCause())];
    }
}
