namespace IvrFunctions.Core.Patterns;

/// <summary>
/// How often calls fail where nothing is the matter. Regions or call types are never equal, and with enough calls every difference is significant:
/// a pattern has to stand out from what its values lead to expect, and from how much groups of calls differ anyway.
/// </summary>
/// <param name="Weights">By row: its calls, those that usually fail more often counted for more.</param>
/// <param name="Values">By attribute and code.</param>
/// <param name="ValueVariances">By attribute: variance of the logarithm of its values' rates.</param>
/// <param name="RowVariance">Variance of the logarithm of the rate of a row, beyond that of its values.</param>
internal sealed record UsualRates(double[] Weights, UsualValue[][] Values, double[] ValueVariances, double RowVariance)
{
    /// <summary>The variances are estimates themselves, and how they are spread is not always normal: twice of them count.</summary>
    private const double Caution = 2;

    public static UsualRates Equal(CodedRows rows) => new(
        Array.ConvertAll(rows.Calls, calls => (double)calls),
        [.. Enumerable.Range(0, rows.Attributes.Count).Select(attribute => new UsualValue[rows.CodesOf(attribute)])],
        new double[rows.Attributes.Count],
        0);

    public RowSums SumsOf(CodedRows rows, int row) =>
        new(rows.Calls[row], rows.Failed[row], (double)rows.Calls[row] * rows.Calls[row], Weights[row]);

    /// <param name="conditions">Of a combination.</param>
    /// <param name="sums">Of its rows.</param>
    public UsualPart Of(ReadOnlySpan<Condition> conditions, RowSums sums)
    {
        var variance = RowVariance * sums.SquaredCalls / ((double)sums.Calls * sums.Calls);

        // Of a single value its own rate is what is in question: what is usual are the rates of the other values.
        if (conditions is [var only]) return Part(Math.Exp(-ValueOf(only).Effect), variance + ValueVariances[only.Attribute]);

        foreach (var condition in conditions)
        {
            variance += ValueOf(condition).Error;
        }

        return Part(1, variance);

        UsualPart Part(double scale, double total) => new(sums.Weight, scale, Caution * total);
    }

    private UsualValue ValueOf(Condition condition) => Values[condition.Attribute][condition.Code];
}
