using System.Runtime.InteropServices;

namespace IvrFunctions.Core.Patterns;

/// <summary>
/// What is expected of the failures once some patterns are known: rows in the same patterns share a rate, and all rows in none share one.
/// </summary>
internal sealed class RateModel
{
    private readonly CodedRows rows;
    private readonly double[] rates;
    private readonly bool[] known;

    public RateModel(CodedRows rows, IReadOnlyList<IReadOnlyList<Condition>> patterns)
    {
        this.rows = rows;
        var cells = new Dictionary<int, (long Calls, long Failed)>();
        var cellOf = new int[rows.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            var cell = 0;
            for (var i = 0; i < patterns.Count; i++)
            {
                if (rows.Matches(row, patterns[i])) cell |= 1 << i;
            }

            cellOf[row] = cell;
            ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(cells, cell, out _);
            counts = (counts.Calls + rows.Calls[row], counts.Failed + rows.Failed[row]);
        }

        var (calls, failed) = cells.GetValueOrDefault(0);
        Unknown = new ExpectedCounts(calls, failed, failed);
        All = new ExpectedCounts(rows.TotalCalls, rows.TotalFailed, rows.TotalFailed);
        known = [.. cellOf.Select(cell => cell != 0)];
        rates = [.. cellOf.Select(cell => (double)cells[cell].Failed / Math.Max(1, cells[cell].Calls))];
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
        var counts = new ExpectedCounts[rows.CodesOf(attribute)];
        for (var row = 0; row < rows.Count; row++)
        {
            if (!known[row]) counts[rows.Codes[attribute][row]] += CountsOf(row);
        }

        return counts[1..];
    }

    /// <summary>The calls of these rows that are in known patterns.</summary>
    public ExpectedCounts CountKnown(IEnumerable<int> part)
    {
        var counts = default(ExpectedCounts);
        foreach (var row in part)
        {
            if (known[row]) counts += CountsOf(row);
        }

        return counts;
    }

    /// <summary>The calls of each combination of the table that are in known patterns.</summary>
    public ExpectedCounts[] CountKnown(CombinationTable table)
    {
        var counts = new ExpectedCounts[table.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            if (known[row]) Add(table, counts, row, CountsOf(row), 0, 0);
        }

        return counts;
    }

    /// <summary>A combination that is not in the table has no part in it either: the walk ends there.</summary>
    private void Add(CombinationTable table, ExpectedCounts[] counts, int row, ExpectedCounts one, ulong key, int nextAttribute)
    {
        for (var attribute = nextAttribute; attribute < rows.Codes.Length; attribute++)
        {
            var extended = key + new Condition(attribute, rows.Codes[attribute][row]).Key;
            var combination = table.Find(extended);
            if (combination < 0) continue;
            counts[combination] += one;
            Add(table, counts, row, one, extended, attribute + 1);
        }
    }

    private ExpectedCounts CountsOf(int row) => new(rows.Calls[row], rows.Failed[row], rows.Calls[row] * rates[row]);
}
