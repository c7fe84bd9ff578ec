using System.Runtime.InteropServices;

namespace IvrFunctions.Core.Patterns;

/// <summary>
/// What is expected of the failures once some patterns are known: rows in the same patterns share a rate, and all rows in none share one, but for
/// what usually differs.
/// </summary>
internal sealed class RateModel
{
    private readonly CodedRows rows;
    private readonly double[] weights;

    /// <summary>By row: which patterns it is in, a bit each.</summary>
    private readonly int[] cells;
    private readonly Dictionary<int, Cell> counts = [];

    /// <param name="rows">The rows.</param>
    /// <param name="usual">How their calls usually fail.</param>
    /// <param name="patterns">The rows of each pattern.</param>
    public RateModel(CodedRows rows, UsualRates usual, IReadOnlyList<IReadOnlyList<int>> patterns)
    {
        this.rows = rows;
        weights = usual.Weights;
        cells = new int[rows.Count];
        for (var i = 0; i < patterns.Count; i++)
        {
            foreach (var row in patterns[i])
            {
                cells[row] |= 1 << i;
            }
        }

        var unknown = default(Cell);
        for (var row = 0; row < cells.Length; row++)
        {
            var one = new Cell(rows.Calls[row], rows.Failed[row], weights[row]);
            if (cells[row] == 0)
            {
                unknown += one;
            }
            else
            {
                ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, cells[row], out _);
                cell += one;
            }
        }

        Unknown = new ExpectedCounts(unknown.Calls, unknown.Failed, unknown.Failed);
        All = new ExpectedCounts(rows.TotalCalls, rows.TotalFailed, rows.TotalFailed);
        BaseRate = unknown.Failed / Math.Max(1, unknown.Weight);
    }

    /// <summary>By weight, of all calls that are in no known pattern.</summary>
    public double BaseRate { get; }

    /// <summary>All calls.</summary>
    public ExpectedCounts All { get; }

    /// <summary>The calls that are in no known pattern.</summary>
    public ExpectedCounts Unknown { get; }

    public bool IsKnown(int row) => cells[row] != 0;

    /// <summary>The calls of these rows that are in known patterns.</summary>
    public KnownCounts CountKnown(IEnumerable<int> part)
    {
        var known = default(KnownCounts);
        foreach (var row in part)
        {
            if (IsKnown(row)) known += CountsOf(row);
        }

        return known;
    }

    /// <summary>The calls of each combination that are in known patterns.</summary>
    public KnownCounts[] CountKnown(CombinationIndex combinations)
    {
        var known = new KnownCounts[combinations.Count];
        for (var row = 0; row < cells.Length; row++)
        {
            if (!IsKnown(row)) continue;
            var one = CountsOf(row);
            foreach (var combination in combinations.Of(row))
            {
                known[combination] += one;
            }
        }

        return known;
    }

    /// <summary>Of a row that is in known patterns: those in the same ones share a rate.</summary>
    private KnownCounts CountsOf(int row)
    {
        var cell = counts[cells[row]];
        var expected = Math.Min(weights[row] * cell.Failed / Math.Max(1, cell.Weight), rows.Calls[row]);
        return new KnownCounts(new ExpectedCounts(rows.Calls[row], rows.Failed[row], expected), weights[row]);
    }

    private readonly record struct Cell(double Calls, double Failed, double Weight)
    {
        public static Cell operator +(Cell left, Cell right) => new(left.Calls + right.Calls, left.Failed + right.Failed, left.Weight + right.Weight);
    }
}
