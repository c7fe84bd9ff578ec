using IvrFunctions.Core.Ingestion;

namespace IvrFunctions.Adapters.DuckDb;

/// <summary>Finds the sources that hold nothing but failed calls, as exports of a fault desk do.</summary>
internal sealed class FailureSources(DuckDbDatabase database, PartFiles files)
{
    /// <summary>Fewer calls may all have failed by chance.</summary>
    private const int EnoughCalls = 20;

    /// <summary>What a planner takes for failures only; a slip or two do not make an export of all calls.</summary>
    private const double NearlyAll = 0.995;

    public async Task<IReadOnlyList<string>> FindAsync(CatalogContent content, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        foreach (var (name, source) in content.Sources)
        {
            var paths = (await files.GetAsync(source.Parts, cancellationToken))
                .Select(path => $"'{path.Replace("'", "''", StringComparison.Ordinal)}'");
            await database.QueryAsync(
                $"select count(*), count(*) filter (failed) from read_parquet([{string.Join(", ", paths)}])",
                [],
                row =>
                {
                    if (row.GetInt64(0) >= EnoughCalls && row.GetInt64(1) >= NearlyAll * row.GetInt64(0))
                    {
                        found.Add(name);
                    }
                },
                cancellationToken);
        }

        return found;
    }
}
