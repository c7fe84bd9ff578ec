using System.Runtime.InteropServices;

namespace IvrFunctions.Core.Patterns;

/// <summary>
/// What is expected of the failures once some patterns are known: rows in the same patterns share a rate, and all rows in none share one.
/// </summary>
internal sealed class RateModel
{
    private readonly CodedRows rows;

    /// <summary>By row: which patterns it is in, a bit each.</summary>
    private readonly int[] cells;
    private readonly Dictionary<int, (long Calls, long Failed)> counts = [];

    /// <param name="rows">The rows.</param>
    /// <param name="patterns">The rows of each pattern.</param>
    public RateModel(CodedRows rows, IReadOnlyList<IReadOnlyList<int>> patterns)
    {
        this.rows = rows;
        cells = new int[rows.Count];
        for (var i = 0; i < patterns.Count; i++)
        {
            foreach (var row in patterns[i])
            {
                cells[row] |= 1 << i;
            }
        }

        var (calls, failed) = (rows.TotalCalls, rows.TotalFailed);
        for (var row = 0; row < cells.Length; row++)
        {
            if (cells[row] == 0) continue;
            ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, cells[row], out _);
            cell = (cell.Calls + rows.Calls[row], cell.Failed + rows.Failed[row]);
            (calls, failed) = (calls - rows.Calls[row], failed - rows.Failed[row]);
        }

        Unknown = new ExpectedCounts(calls, failed, failed);
        All = new ExpectedCounts(rows.TotalCalls, rows.TotalFailed, rows.TotalFailed);
        BaseRate = (double)failed / Math.Max(1, calls);
    }

    /// <summary>The rate of all calls that are in no known pattern.</summary>
    public double BaseRate { get; }

    /// <summary>All calls.</summary>
    public ExpectedCounts All { get; }

    /// <summary>The calls that are in no known pattern.</summary>
    public ExpectedCounts Unknown { get; }

    /// <summary>The calls of each value of an attribute that are in no known pattern.</summary>
    public ExpectedCounts[] CountUnknown(int attribute)
    {
        var unknown = new ExpectedCounts[rows.CodesOf(attribute)];
        var codes = rows.Codes[attribute];
        for (var row = 0; row < cells.Length; row++)
        {
            if (cells[row] == 0) unknown[codes[row]] += new ExpectedCounts(rows.Calls[row], rows.Failed[row], rows.Calls[row] * BaseRate);
        }

        return unknown[1..];
    }

    /// <summary>The calls of these rows that are in known patterns.</summary>
    public ExpectedCounts CountKnown(IEnumerable<int> part)
    {
        var known = default(ExpectedCounts);
        foreach (var row in part)
        {
            if (cells[row] != 0) known += CountsOf(row);
        }

        return known;
    }

    /// <summary>The calls of each combination that are in known patterns.</summary>
    public ExpectedCounts[] CountKnown(CombinationIndex combinations)
    {
        var known = new ExpectedCounts[combinations.Count];
        for (var row = 0; row < cells.Length; row++)
        {
            if (cells[row] == 0) continue;
            var one = CountsOf(row);
            foreach (var combination in combinations.Of(row))
            {
                known[combination] += one;
            }
        }

        return known;
    }

    /// <summary>Of a row that is in known patterns: those in the same ones share a rate.</summary>
    private ExpectedCounts CountsOf(int row)
    {
        var (calls, failed) = counts[cells[row]];
        return new ExpectedCounts(rows.Calls[row], rows.Failed[row], rows.Calls[row] * ((double)failed / Math.Max(1, calls)));
    }
}
