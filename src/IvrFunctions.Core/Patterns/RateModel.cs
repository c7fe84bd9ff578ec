using System.Buffers;

namespace IvrFunctions.Core.Patterns;

/// <summary>
/// What is expected of the failures once some patterns are known: rows in the same patterns share a rate, and all rows in none share one, but for
/// what usually differs. To be disposed: tens are made to find the patterns of some rows, and each needs room for as many rows.
/// </summary>
internal sealed class RateModel : IDisposable
{
    /// <summary>Not the shared ones, which keep an array for every thread that ever returned one.</summary>
    private static readonly ArrayPool<int> PlacePool = ArrayPool<int>.Create();
    private static readonly ArrayPool<KnownRow> KnownPool = ArrayPool<KnownRow>.Create();

    private readonly CodedRows rows;
    private readonly UsualRates usual;

    /// <summary>By row: its place among those known and one more; 0 where it is in none.</summary>
    private readonly int[] places;

    /// <summary>The rows that are in any pattern, <see cref="count"/> of them.</summary>
    private readonly KnownRow[] known;
    private readonly int count;
    private readonly int cellCount;
    private readonly double rowVariance;

    /// <param name="rows">The rows.</param>
    /// <param name="usual">How their calls usually fail.</param>
    /// <param name="all">The sums of all rows, as if there were no patterns.</param>
    /// <param name="patterns">The rows of each pattern.</param>
    public RateModel(CodedRows rows, UsualRates usual, RowSums all, IReadOnlyList<IReadOnlyList<int>> patterns)
    {
        (this.rows, this.usual) = (rows, usual);
        places = PlacePool.Rent(rows.Count);
        places.AsSpan(0, rows.Count).Clear();
        known = KnownPool.Rent(Math.Min(rows.Count, patterns.Sum(pattern => pattern.Count)));
        (count, cellCount) = Divide(patterns);

        // How far a row can be trusted follows from what is expected of it, which at first is told by all rows of its cell alike.
        var rates = RatesOf(Sum(row => SumsOf(row, rows.Calls[row.Row])));
        foreach (ref var row in Known)
        {
            row.Weight = WeightOf(row.Row, rates[row.Cell]);
        }

        Expect(RatesOf(Sum(row => SumsOf(row, row.Weight))));
        rowVariance = usual.RowVariance == 0 ? 0 : Math.Max(usual.RowVariance, RateSpread.OfRows(rows, count, i => (known[i].Row, known[i].Expected)));
        var trusted = Sum(row => TrustIn(row) * SumsOf(row, row.Weight));
        Expect(RatesOf(trusted));

        // Where all are known, nothing is left: not even what rounding would leave.
        var unknown = default(RowSums);
        if (count < rows.Count)
        {
            unknown = all;
            foreach (var row in Known)
            {
                unknown -= usual.SumsOf(rows, row.Row);
            }
        }

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
            if (IsKnown(row)) counts += CountsOf(known[places[row] - 1]);
        }

        return counts;
    }

    /// <summary>The calls of each combination that are in known patterns.</summary>
    /// <param name="combinations">The combinations.</param>
    /// <param name="counts">A place for each.</param>
    public void CountKnown(CombinationIndex combinations, KnownCounts[] counts)
    {
        Array.Clear(counts);
        foreach (var row in Known)
        {
            var one = CountsOf(row);
            foreach (var combination in combinations.Of(row.Row))
            {
                counts[combination] += one;
            }
        }
    }

    public void Dispose()
    {
        PlacePool.Return(places);
        KnownPool.Return(known);
    }

    private Span<KnownRow> Known => known.AsSpan(0, count);

    /// <summary>Of a row that is in known patterns: those in the same ones share a rate.</summary>
    private KnownCounts CountsOf(KnownRow row)
    {
        var trust = TrustIn(row);
        return new KnownCounts(
            new ExpectedCounts(trust * rows.Calls[row.Row], trust * rows.Failed[row.Row], trust * row.Expected),
            usual.SumsOf(rows, row.Row));
    }

    /// <summary>Fills <see cref="known"/> and <see cref="places"/>.</summary>
    private (int Known, int Cells) Divide(IReadOnlyList<IReadOnlyList<int>> patterns)
    {
        // Meanwhile places hold which patterns a row is in, a bit each.
        var found = 0;
        for (var i = 0; i < patterns.Count; i++)
        {
            foreach (var row in patterns[i])
            {
                if (places[row] == 0) known[found++] = new KnownRow { Row = row };
                places[row] |= 1 << i;
            }
        }

        var numbers = new Dictionary<int, int>();
        for (var i = 0; i < found; i++)
        {
            ref var row = ref known[i];
            ref var place = ref places[row.Row];
            if (!numbers.TryGetValue(place, out row.Cell)) numbers.Add(place, row.Cell = numbers.Count);
            place = i + 1;
        }

        return (found, numbers.Count);
    }

    private void Expect(double[] rates)
    {
        foreach (ref var row in Known)
        {
            row.Expected = Math.Min(row.Weight * rates[row.Cell], rows.Calls[row.Row]);
        }
    }

    private double TrustIn(KnownRow row) => UsualRates.TrustIn(rows.Calls[row.Row], row.Expected, rowVariance);

    private RowSums SumsOf(KnownRow row, double weight) => new(rows.Calls[row.Row], rows.Failed[row.Row], weight);

    /// <summary>Where nearly all calls fail, what usually differs does no more.</summary>
    private double WeightOf(int row, double rate)
    {
        double calls = rows.Calls[row];
        return usual.Weights[row] == calls ? calls : calls * Math.Pow(usual.Weights[row] / calls, 1 - rate);
    }

    private RowSums[] Sum(Func<KnownRow, RowSums> sumsOf)
    {
        var sums = new RowSums[cellCount];
        foreach (var row in Known)
        {
            sums[row.Cell] += sumsOf(row);
        }

        return sums;
    }

    private static double[] RatesOf(RowSums[] sums) => Array.ConvertAll(sums, cell => cell.Failed / Math.Max(1e-9, cell.Weight));

    /// <summary>A row that is in some pattern.</summary>
    private struct KnownRow
    {
        public int Row;

        /// <summary>Rows in the same patterns are of one cell.</summary>
        public int Cell;
        public double Weight;

        /// <summary>Failures.</summary>
        public double Expected;
    }
}
