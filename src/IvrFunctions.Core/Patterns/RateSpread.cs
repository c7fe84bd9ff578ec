namespace IvrFunctions.Core.Patterns;

/// <summary>
/// How much failure rates differ from value to value anyway, beyond chance: regions or call types are never equal, and with enough calls every
/// difference is significant. A pattern beside others has to stand out from that too.
/// </summary>
internal static class RateSpread
{
    /// <summary>Values with fewer failures expected say nothing on the spread.</summary>
    private const double MinExpected = 5;

    /// <summary>Of fewer values no spread can be told.</summary>
    private const int MinValues = 8;

    /// <summary>The median of the square of a standard normal variable.</summary>
    private const double MedianOfSquare = 0.4549;

    /// <summary>
    /// The variance of the logarithm of the rates of single values, without what chance adds: such that half of the values are as near to the usual rate as
    /// half of a normal distribution is to its mean, which a few values with causes do not disturb.
    /// </summary>
    public static double Estimate(CodedRows rows, RateModel model)
    {
        var values = new List<(double Square, double Chance)>();
        for (var attribute = 0; attribute < rows.Attributes.Count; attribute++)
        {
            foreach (var (calls, failed, _) in model.CountUnknown(attribute))
            {
                var expected = calls * model.BaseRate;
                if (expected < MinExpected) continue;
                var deviation = Math.Log((failed + 0.5) / (expected + 0.5));
                values.Add((deviation * deviation, (1 - model.BaseRate) / expected));
            }
        }

        if (values.Count < MinValues) return 0;
        var (low, high) = (0.0, 4.0);
        if (MedianSquare(values, low) <= MedianOfSquare) return 0;
        for (var i = 0; i < 30; i++)
        {
            var middle = (low + high) / 2;
            if (MedianSquare(values, middle) > MedianOfSquare) low = middle;
            else high = middle;
        }

        return high;
    }

    private static double MedianSquare(List<(double Square, double Chance)> values, double spread)
    {
        var squares = values.Select(value => value.Square / (value.Chance + spread)).Order().ToList();
        return squares[squares.Count / 2];
    }
}
