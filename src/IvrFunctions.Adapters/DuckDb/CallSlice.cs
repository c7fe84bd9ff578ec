using System.Globalization;

namespace IvrFunctions.Adapters.DuckDb;

/// <summary>
/// A slice of some calls, by a hash. Telling apart what is different needs memory for all that is different: slice by slice it takes the same however
/// many calls there are.
/// </summary>
/// <param name="Count">How many slices there are.</param>
/// <param name="Number">From 0.</param>
internal readonly record struct CallSlice(long Count, long Number)
{
    /// <summary>Some 25 MB a slice; every slice reads the columns again, which takes some milliseconds a million rows.</summary>
    private const int RowsPerSlice = 250_000;

    /// <param name="database">Where the calls are counted.</param>
    /// <param name="tables">Tables or table functions; the largest tells how many slices there are.</param>
    /// <param name="cancellationToken">Interrupts the query.</param>
    public static async Task<IReadOnlyList<CallSlice>> OfAsync(
        DuckDbDatabase database, IEnumerable<string?> tables, CancellationToken cancellationToken)
    {
        var most = 0L;
        foreach (var table in tables.OfType<string>())
        {
            await database.QueryAsync(
                $"select count(*) from {table}", [], row => most = Math.Max(most, row.GetInt64(0)), cancellationToken);
        }

        var count = (most / RowsPerSlice) + 1;
        return [.. Enumerable.Range(0, (int)count).Select(number => new CallSlice(count, number))];
    }

    /// <summary>The condition of being in the slice.</summary>
    /// <param name="hash">An unsigned number of the rows, spread evenly.</param>
    public string Of(string hash) => string.Create(CultureInfo.InvariantCulture, $"{hash} % {Count} = {Number}");
}
