namespace IvrFunctions.Core.Patterns;

/// <summary>What speaks for a part of the calls having a failure rate of its own.</summary>
/// <param name="LogLikelihoodRatio">How much better two rates, its own and that of the rest, explain the failures than what is expected; in nats.</param>
/// <param name="Effect">Logarithm of the failures by those expected, here against the rest; infinite where nothing fails in the rest.</param>
internal readonly record struct Evidence(double LogLikelihoodRatio, double Effect)
{
    /// <summary>Standard deviations, of chance and spread together, from which on a rate stands out: some ten thousand are looked at.</summary>
    private const double MinDeviations = 4;

    public static Evidence Of(ExpectedCounts part, ExpectedCounts all)
    {
        var rest = all - part;
        return new Evidence(
            Statistics.LogLikelihoodRatio(part.Calls, part.Failed, part.Expected)
                + Statistics.LogLikelihoodRatio(rest.Calls, rest.Failed, rest.Expected),
            Math.Log(part.Failed / part.Expected) - Math.Log(rest.Failed / rest.Expected));
    }

    /// <param name="spread">Variance of the logarithm of rates that differ anyway, see <see cref="RateSpread"/>.</param>
    public bool StandsOut(double spread)
    {
        // The signed root of twice the likelihood ratio is the effect in standard deviations of chance alone.
        var chance = Effect * Effect / (2 * LogLikelihoodRatio);
        return double.IsInfinity(Effect) || Effect >= MinDeviations * Math.Sqrt(chance + spread);
    }
}
