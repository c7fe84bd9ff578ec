using CsvHelper;
using IvrFunctions.Cli.Generation;

namespace IvrFunctions.Cli.Evaluation;

/// <summary>Counts what generated calls hold of the causes planted in them.</summary>
internal static class EvaluationCalls
{
    public static async Task<IReadOnlyList<EvaluatedCause>> CountAsync(Stream csv, PlantedPatterns planted, CancellationToken cancellationToken)
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
