namespace IvrFunctions.Core.Patterns;

/// <summary>
/// What is expected of the failures once some patterns are known: rows in the same patterns share a rate, and all rows in none share one, but for
/// what usually differs.
/// </summary>
internal sealed class RateModel
{
    private readonly CodedRows rows;
    private readonly UsualRates usual;

    /// <summary>The rows that are in any pattern; what follows is by their place in this list.</summary>
    private readonly List<int> known = [];

    /// <summary>By row: its place among those known and one more; 0 where it is in none.</summary>
    private readonly int[] places;

    /// <summary>Rows in the same patterns are of one cell.</summary>
    private readonly int[] cells;
    private readonly double[] weights;

    /// <summary>Failures.</summary>
    private readonly double[] expected;
    private readonly int cellCount;
    private readonly double rowVariance;

    /// <param name="rows">The rows.</param>
    /// <param name="usual">How their calls usually fail.</param>
    /// <param name="all">The sums of all rows, as if there were no patterns.</param>
    /// <param name="patterns">The rows of each pattern.</param>
    public RateModel(CodedRows rows, UsualRates usual, RowSums all, IReadOnlyList<IReadOnlyList<int>> patterns)
    {
        (this.rows, this.usual) = (rows, usual);
        places = new int[rows.Count];
        (cells, cellCount) = Divide(patterns);
        weights = new double[known.Count];
        expected = new double[known.Count];

        // How far a row can be trusted follows from what is expected of it, which at first is told by all rows of its cell alike.
        var rates = RatesOf(Sum(i => SumsOf(i, rows.Calls[known[i]])));
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = WeightOf(known[i], rates[cells[i]]);
        }

        Expect(RatesOf(Sum(i => SumsOf(i, weights[i]))));
        rowVariance = usual.RowVariance == 0 ? 0 : Math.Max(usual.RowVariance, RateSpread.OfRows(rows, known, row => expected[places[row] - 1]));
        var trusted = Sum(i => TrustIn(i) * SumsOf(i, weights[i]));
        Expect(RatesOf(trusted));

        var unknown = known.Count == rows.Count ? default : known.Aggregate(all, (sum, row) => sum - usual.SumsOf(rows, row));
        all = trusted.Aggregate(unknown, (sum, cell) => sum + cell);
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

    public bool IsKnown(int row) => places[row] != 0;

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
        var i = places[row] - 1;
        var trust = TrustIn(i);
        return new KnownCounts(
            new ExpectedCounts(trust * rows.Calls[row], trust * rows.Failed[row], trust * expected[i]),
            usual.SumsOf(rows, row));
    }

    /// <summary>Fills <see cref="known"/> and <see cref="places"/>.</summary>
    private (int[] Cells, int Count) Divide(IReadOnlyList<IReadOnlyList<int>> patterns)
    {
        // Meanwhile places hold which patterns a row is in, a bit each.
        for (var i = 0; i < patterns.Count; i++)
        {
            foreach (var row in patterns[i])
            {
                if (places[row] == 0) known.Add(row);
                places[row] |= 1 << i;
            }
        }

        var numbers = new Dictionary<int, int>();
        var divided = new int[known.Count];
        for (var i = 0; i < divided.Length; i++)
        {
            ref var place = ref places[known[i]];
            if (!numbers.TryGetValue(place, out divided[i])) numbers.Add(place, divided[i] = numbers.Count);
            place = i + 1;
        }

        return (divided, numbers.Count);
    }

    private void Expect(double[] rates)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            expected[i] = Math.Min(weights[i] * rates[cells[i]], rows.Calls[known[i]]);
        }
    }

    private double TrustIn(int i) => UsualRates.TrustIn(rows.Calls[known[i]], expected[i], rowVariance);

    private RowSums SumsOf(int i, double weight) => new(rows.Calls[known[i]], rows.Failed[known[i]], weight);

    /// <summary>Where nearly all calls fail, what usually differs does no more.</summary>
    private double WeightOf(int row, double rate)
    {
        double calls = rows.Calls[row];
        return usual.Weights[row] == calls ? calls : calls * Math.Pow(usual.Weights[row] / calls, 1 - rate);
    }

    private RowSums[] Sum(Func<int, RowSums> sumsOf)
    {
        var sums = new RowSums[cellCount];
        for (var i = 0; i < cells.Length; i++)
        {
            sums[cells[i]] += sumsOf(i);
        }

        return sums;
    }

    private static double[] RatesOf(RowSums[] sums) => Array.ConvertAll(sums, cell => cell.Failed / Math.Max(1e-9, cell.Weight));
}
