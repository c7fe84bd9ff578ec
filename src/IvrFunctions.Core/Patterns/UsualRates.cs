namespace IvrFunctions.Core.Patterns;

/// <summary>
/// How often calls fail where nothing is the matter. Regions or call types are never equal, and with enough calls every difference is significant:
/// a pattern has to stand out from what its values lead to expect, and from how much groups of calls differ anyway.
/// </summary>
/// <param name="Weights">By row: its calls, those that usually fail more often counted for more.</param>
/// <param name="Values">By attribute and code.</param>
/// <param name="ValueVariances">By attribute: variance of the logarithm of its values' rates.</param>
/// <param name="RowVariance">Variance of the logarithm of the rate of a row, beyond that of its values.</param>
/// <param name="Rate">Failures by weight.</param>
internal sealed record UsualRates(double[] Weights, UsualValue[][] Values, double[] ValueVariances, double RowVariance, double Rate)
{
    /// <summary>The variance of rows is an estimate itself, and not always normal: twice the deviation counts.</summary>
    private const double RowCaution = 4;

    /// <summary>A sixth more or less: no more than what chance makes of the estimates.</summary>
    private const double EvenVariance = 0.03;

    /// <summary>Whether it is known that calls usually fail alike, which in real calls is the exception.</summary>
    public bool AreEven { get; private init; }

    public UsualRates Fitted(double rowVariance, double rate) => this with
    {
        RowVariance = rowVariance,
        Rate = rate,
        AreEven = ValueVariances.Append(rowVariance).Max() < EvenVariance,
    };

    public static UsualRates Equal(CodedRows rows) => new(
        Array.ConvertAll(rows.Calls, calls => (double)calls),
        [.. Enumerable.Range(0, rows.Attributes.Count).Select(attribute => new UsualValue[rows.CodesOf(attribute)])],
        new double[rows.Attributes.Count],
        0,
        (double)rows.TotalFailed / rows.TotalCalls);

    /// <summary>
    /// What a call of a row counts as evidence. Rows differ anyway, so that many calls of one row say less than as many calls of several:
    /// the variance of its rate by chance, divided by that and what rows differ.
    /// </summary>
    /// <param name="calls">Of the row.</param>
    /// <param name="expected">Those of them that are expected to fail.</param>
    /// <param name="rowVariance">Of the logarithm of the rates of such rows.</param>
    public static double TrustIn(double calls, double expected, double rowVariance) =>
        1 / (1 + (RowCaution * rowVariance * expected * Math.Max(0, 1 - (expected / calls))));

    public RowSums SumsOf(CodedRows rows, int row)
    {
        double calls = rows.Calls[row];
        return TrustIn(calls, Math.Min(Rate * Weights[row], calls), RowVariance) * new RowSums(calls, rows.Failed[row], Weights[row]);
    }

    /// <param name="conditions">Of a combination.</param>
    /// <param name="sums">Of its rows.</param>
    public UsualPart Of(IReadOnlyList<Condition> conditions, RowSums sums) => conditions is [var only]
        ? OfOne(only, sums)
        : new UsualPart(sums, 1, conditions.Sum(ErrorOf));

    /// <summary>Of a single value its own rate is what is in question: what is usual are the rates of the other values.</summary>
    public UsualPart OfOne(Condition condition, RowSums sums) =>
        new(sums, Math.Exp(-ValueOf(condition).Effect), ValueVariances[condition.Attribute]);

    public double ErrorOf(Condition condition) => ValueOf(condition).Error;

    private UsualValue ValueOf(Condition condition) => Values[condition.Attribute][condition.Code];
}
