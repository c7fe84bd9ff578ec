using System.Runtime.InteropServices;

namespace IvrFunctions.Core.Patterns;

/// <summary>
/// What is expected of the failures once some patterns are known: rows in the same patterns share a rate, and all rows in none share one, but for
/// what usually differs.
/// </summary>
internal sealed class RateModel
{
    private readonly CodedRows rows;
    private readonly UsualRates usual;

    /// <summary>By row: which patterns it is in, a bit each.</summary>
    private readonly int[] cells;

    /// <summary>The rows that are in any.</summary>
    private readonly List<int> known = [];

    /// <summary>By cell: the rate of its calls.</summary>
    private readonly Dictionary<int, double> rates;

    /// <summary>By cell: the rate of its calls, by weight.</summary>
    private readonly Dictionary<int, double> weighedRates;
    private readonly double rowVariance;

    /// <param name="rows">The rows.</param>
    /// <param name="usual">How their calls usually fail.</param>
    /// <param name="all">The sums of all rows, as if there were no patterns.</param>
    /// <param name="patterns">The rows of each pattern.</param>
    public RateModel(CodedRows rows, UsualRates usual, RowSums all, IReadOnlyList<IReadOnlyList<int>> patterns)
    {
        (this.rows, this.usual) = (rows, usual);
        cells = new int[rows.Count];
        for (var i = 0; i < patterns.Count; i++)
        {
            foreach (var row in patterns[i])
            {
                if (cells[row] == 0) known.Add(row);
                cells[row] |= 1 << i;
            }
        }

        // How far a row can be trusted follows from what is expected of it, which at first is told by all rows of its cell alike.
        rates = RatesOf(Sum(row => new RowSums(rows.Calls[row], rows.Failed[row], rows.Calls[row])));
        weighedRates = RatesOf(Sum(row => new RowSums(rows.Calls[row], rows.Failed[row], WeightOf(row))));
        rowVariance = usual.RowVariance == 0 ? 0 : Math.Max(usual.RowVariance, RateSpread.OfRows(rows, known, ExpectedOf));
        var trusted = Sum(row => TrustIn(row) * new RowSums(rows.Calls[row], rows.Failed[row], WeightOf(row)));
        weighedRates = RatesOf(trusted);

        var unknown = known.Count == rows.Count ? default : known.Aggregate(all, (sum, row) => sum - usual.SumsOf(rows, row));
        all = trusted.Values.Aggregate(unknown, (sum, cell) => sum + cell);
        BaseRate = unknown.Failed / Math.Max(1e-9, unknown.Weight);
        Unknown = new ExpectedCounts(unknown.Calls, unknown.Failed, unknown.Failed);
        All = new ExpectedCounts(all.Calls, all.Failed, all.Failed);
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
        var counts = default(KnownCounts);
        foreach (var row in part)
        {
            if (IsKnown(row)) counts += CountsOf(row);
        }

        return counts;
    }

    /// <summary>The calls of each combination that are in known patterns.</summary>
    public KnownCounts[] CountKnown(CombinationIndex combinations)
    {
        var counts = new KnownCounts[combinations.Count];
        foreach (var row in known)
        {
            var one = CountsOf(row);
            foreach (var combination in combinations.Of(row))
            {
                counts[combination] += one;
            }
        }

        return counts;
    }

    /// <summary>Of a row that is in known patterns: those in the same ones share a rate.</summary>
    private KnownCounts CountsOf(int row)
    {
        var trust = TrustIn(row);
        return new KnownCounts(
            new ExpectedCounts(trust * rows.Calls[row], trust * rows.Failed[row], trust * ExpectedOf(row)),
            usual.SumsOf(rows, row));
    }

    private double TrustIn(int row) => UsualRates.TrustIn(rows.Calls[row], ExpectedOf(row), rowVariance);

    private double ExpectedOf(int row) => Math.Min(WeightOf(row) * weighedRates[cells[row]], rows.Calls[row]);

    /// <summary>Where nearly all calls fail, what usually differs does no more.</summary>
    private double WeightOf(int row)
    {
        double calls = rows.Calls[row];
        return usual.Weights[row] == calls ? calls : calls * Math.Pow(usual.Weights[row] / calls, 1 - rates[cells[row]]);
    }

    private Dictionary<int, RowSums> Sum(Func<int, RowSums> sumsOf)
    {
        var sums = new Dictionary<int, RowSums>();
        foreach (var row in known)
        {
            ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, cells[row], out _);
            cell += sumsOf(row);
        }

        return sums;
    }

    private static Dictionary<int, double> RatesOf(Dictionary<int, RowSums> sums) =>
        sums.ToDictionary(cell => cell.Key, cell => cell.Value.Failed / Math.Max(1e-9, cell.Value.Weight));
}
