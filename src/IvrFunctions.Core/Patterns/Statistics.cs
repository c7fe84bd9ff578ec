namespace IvrFunctions.Core.Patterns;

/// <summary>The few distributions that patterns are tested with.</summary>
internal static class Statistics
{
    /// <summary>Quantile of the normal distribution for intervals of 95 %.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary>
    /// Log-likelihood ratio of a binomial count: how much better its own rate explains <paramref name="failed"/> of
    /// <paramref name="calls"/> than the expected number does. Never negative; in nats.
    /// </summary>
    public static double LogLikelihoodRatio(double calls, double failed, double expected)
    {
        var ratio = 0.0;
        if (failed > 0) ratio += failed * Math.Log(failed / expected);
        if (failed < calls) ratio += (calls - failed) * Math.Log((calls - failed) / (calls - expected));
        return Math.Max(ratio, 0);
    }

    /// <summary>
    /// P(Z &gt; z) of the standard normal distribution to about 14 digits: its Taylor series near zero, the continued fraction of Mills' ratio in the
    /// tail (Abramowitz and Stegun 26.2.11 and 26.2.14).
    /// </summary>
    public static double UpperTail(double z)
    {
        if (z < 0) return 1 - UpperTail(-z);
        var density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
        if (z < 3)
        {
            var term = z;
            var sum = z;
            for (var i = 3; term > 1e-17; i += 2)
            {
                term *= z * z / i;
                sum += term;
            }

            return 0.5 - (density * sum);
        }

        var fraction = z;
        for (var i = 60; i > 0; i--)
        {
            fraction = z + (i / fraction);
        }

        return density / fraction;
    }

    /// <summary>Wilson's interval of a rate, 95 %.</summary>
    public static Interval RateInterval(double failed, double calls)
    {
        const double z2 = Z95 * Z95;
        var rate = failed / calls;
        var centre = (rate + (z2 / (2 * calls))) / (1 + (z2 / calls));
        var half = Z95 / (1 + (z2 / calls)) * Math.Sqrt((rate * (1 - rate) / calls) + (z2 / (4 * calls * calls)));
        return new Interval(Math.Max(0, centre - half), Math.Min(1, centre + half));
    }

    /// <summary>Interval of the ratio of two rates, 95 %, normal on the logarithm (Katz); both must have failures.</summary>
    public static Interval LiftInterval(double failed, double calls, double failedElsewhere, double callsElsewhere)
    {
        var ratio = failed / calls / (failedElsewhere / callsElsewhere);
        var error = Math.Sqrt((1 / failed) - (1 / calls) + (1 / failedElsewhere) - (1 / callsElsewhere));
        return new Interval(ratio * Math.Exp(-Z95 * error), ratio * Math.Exp(Z95 * error));
    }
}
