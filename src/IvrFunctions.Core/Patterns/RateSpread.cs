using System.Buffers;

namespace IvrFunctions.Core.Patterns;

/// <summary>How much failure rates differ beyond chance, as a variance of their logarithm; a few that have causes do not disturb it.</summary>
internal static class RateSpread
{
    /// <summary>Values with fewer failures expected say nothing on the spread.</summary>
    public const double MinExpected = 5;

    /// <summary>Of fewer values no spread can be told.</summary>
    private const int MinValues = 8;

    /// <summary>The median of the square of a standard normal variable.</summary>
    private const double MedianOfSquare = 0.4549;

    /// <summary>Failures expected in a row that says something on the spread of rows.</summary>
    private const double MinExpectedInRow = 1;

    /// <summary>
    /// The square of a deviation counts up to so many variances: where some rows fail far more often for no reason that their values tell, one more
    /// of them is no pattern.
    /// </summary>
    private const double MaxSquare = 400;

    private const int Iterations = 8;

    /// <summary>Of its value, for a variance that is estimated.</summary>
    private const double Precision = 0.001;

    private static readonly ArrayPool<(double Chance, double Square)> Pool = ArrayPool<(double, double)>.Create();

    /// <summary>Such that half of the values are as near to the usual rate as half of a normal distribution is to its mean.</summary>
    public static double OfValues(IReadOnlyList<RateDeviation> values)
    {
        if (values.Count < MinValues || MedianSquare(values, 0) <= MedianOfSquare) return 0;
        var (low, high) = (0.0, 4.0);
        for (var i = 0; i < 30; i++)
        {
            var middle = (low + high) / 2;
            if (MedianSquare(values, middle) > MedianOfSquare) low = middle;
            else high = middle;
        }

        return high;
    }

    /// <summary>
    /// Rows are too many and too small for a median: by their squared deviations, less those of chance, each weighted by how well it is known.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="count">How many of them to go by.</param>
    /// <param name="expectedOf">By place up to <paramref name="count"/>: a row, and the failures expected in it.</param>
    public static double OfRows(CodedRows rows, int count, Func<int, (int Row, double Expected)> expectedOf)
    {
        var known = Pool.Rent(count);
        var found = 0;
        for (var i = 0; i < count; i++)
        {
            var (row, expected) = expectedOf(i);
            if (expected < MinExpectedInRow || expected >= rows.Calls[row]) continue;
            var deviation = rows.Failed[row] - expected;
            known[found++] = (expected * (1 - (expected / rows.Calls[row])), deviation * deviation);
        }

        var variance = Solve(known.AsSpan(0, found));
        Pool.Return(known);
        return variance;
    }

    private static double Solve(ReadOnlySpan<(double Chance, double Square)> rows)
    {
        var variance = 0.1;
        for (var i = 0; i < Iterations && variance > 0; i++)
        {
            var (beyond, information) = (0.0, 0.0);
            foreach (var (chance, square) in rows)
            {
                var total = chance + (variance * chance * chance);
                var weight = chance * chance / (total * total);
                beyond += weight * (Math.Min(square, MaxSquare * total) - chance);
                information += weight * chance * chance;
            }

            var before = variance;
            variance = information > 0 ? Math.Max(0, beyond / information) : 0;
            if (Math.Abs(variance - before) < Precision * before) break;
        }

        return variance;
    }

    private static double MedianSquare(IReadOnlyList<RateDeviation> values, double variance)
    {
        var squares = values.Select(value => value.Value * value.Value / (value.Error + variance)).Order().ToList();
        return squares[squares.Count / 2];
    }
}
