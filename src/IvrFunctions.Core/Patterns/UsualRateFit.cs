namespace IvrFunctions.Core.Patterns;

/// <summary>
/// Estimates usual rates from the calls outside of known patterns: a factor for each value of each attribute, one attribute after the other given those before.
/// Factors of few calls are shrunk towards one, and none goes far beyond the spread of all: what does is no usual difference but a pattern not yet found.
/// </summary>
internal sealed class UsualRateFit
{
    /// <summary>Times that all attributes are gone through: each changes the factors of others where values go together.</summary>
    private const int Sweeps = 3;

    /// <summary>Standard deviations of the spread up to which a factor is usual.</summary>
    private const double MaxDeviations = 2;

    /// <summary>Of an attribute with fewer values the spread is taken to be that of all.</summary>
    private const int MinOwnValues = 15;

    private readonly CodedRows rows;
    private readonly int[] outside;
    private readonly UsualRates usual;
    private double rate;
    private double rowVariance;

    private UsualRateFit(CodedRows rows, RateModel model)
    {
        this.rows = rows;
        outside = [.. Enumerable.Range(0, rows.Count).Where(row => !model.IsKnown(row))];
        usual = UsualRates.Equal(rows);
        rate = model.Unknown.Failed / model.Unknown.Calls;
    }

    public static UsualRates Of(CodedRows rows, RateModel model) => new UsualRateFit(rows, model).Fit();

    private UsualRates Fit()
    {
        rowVariance = SpreadOfRows();
        var deviations = Enumerable.Range(0, rows.Attributes.Count).Select(Deviations).ToList();
        var common = RateSpread.OfValues([.. deviations.SelectMany(one => one)]);
        for (var attribute = 0; attribute < deviations.Count; attribute++)
        {
            var own = deviations[attribute];
            usual.ValueVariances[attribute] = own.Count < MinOwnValues ? common : RateSpread.OfValues(own);
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            for (var attribute = 0; attribute < rows.Attributes.Count; attribute++)
            {
                if (usual.ValueVariances[attribute] > 0) Adjust(attribute);
            }

            rate = outside.Sum(row => rows.Failed[row]) / outside.Sum(row => usual.Weights[row]);
        }

        return usual.Fitted(SpreadOfRows(), rate);
    }

    private double SpreadOfRows() => RateSpread.OfRows(rows, outside.Length, i => (outside[i], usual.Weights[outside[i]] * rate));

    private List<RateDeviation> Deviations(int attribute) =>
        [.. Count(attribute).Skip(1)
            .Where(value => value.Weight * rate >= RateSpread.MinExpected)
            .Select(value => new RateDeviation(LogRatio(value.Failed, value.Weight * rate), ErrorOf(value)))];

    private void Adjust(int attribute)
    {
        var variance = usual.ValueVariances[attribute];
        var limit = MaxDeviations * Math.Sqrt(variance);
        var values = usual.Values[attribute];
        var counts = Count(attribute);
        var factors = new double[counts.Length];
        Array.Fill(factors, 1);
        for (var code = 1; code < counts.Length; code++)
        {
            var before = values[code].Effect;
            var error = ErrorOf(counts[code]);
            var trust = double.IsInfinity(error) ? 0 : variance / (variance + error);
            var effect = trust * LogRatio(counts[code].Failed, counts[code].Weight * rate / Math.Exp(before));
            values[code] = new UsualValue(Math.Clamp(effect, -limit, limit), (1 - trust) * variance);
            factors[code] = Math.Exp(values[code].Effect - before);
        }

        // All rows, those in patterns too: what is usual of their values holds there as well.
        var codes = rows.Codes[attribute];
        for (var row = 0; row < codes.Length; row++)
        {
            usual.Weights[row] *= factors[codes[row]];
        }
    }

    private ValueSums[] Count(int attribute)
    {
        var sums = new ValueSums[rows.CodesOf(attribute)];
        var codes = rows.Codes[attribute];
        foreach (var row in outside)
        {
            var weight = usual.Weights[row];
            var sum = sums[codes[row]];
            sums[codes[row]] = new ValueSums(sum.Weight + weight, sum.Failed + rows.Failed[row], sum.Squares + (weight * weight));
        }

        return sums;
    }

    /// <summary>Variance of a value's rate by chance and by its rows; infinite without calls.</summary>
    private double ErrorOf(ValueSums value) => value.Weight == 0
        ? double.PositiveInfinity
        : ((1 - rate) / (value.Weight * rate)) + (rowVariance * value.Squares / (value.Weight * value.Weight));

    private static double LogRatio(double failed, double expected) => Math.Log((failed + 0.5) / (expected + 0.5));

    private readonly record struct ValueSums(double Weight, double Failed, double Squares);
}
