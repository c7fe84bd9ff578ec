namespace IvrFunctions.Core.Patterns;

/// <summary>What speaks for a part of the calls having a failure rate of its own.</summary>
/// <param name="LogLikelihoodRatio">How much better two rates, its own and that of the rest, explain the failures than what is expected; in nats.</param>
/// <param name="Effect">Logarithm of the failures by those expected, here against the rest; half a failure added to each, so that there always is one.</param>
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
            Math.Log((part.Failed + 0.5) / (part.Expected + 0.5)) - Math.Log((rest.Failed + 0.5) / (rest.Expected + 0.5)));
    }

    /// <param name="spread">Variance of the logarithm of rates that differ anyway, see <see cref="RateSpread"/>.</param>
    public bool StandsOut(double spread) => Effect > 0 && 2 * Beyond(spread) >= MinDeviations * MinDeviations;

    /// <summary>What is left of the likelihood ratio when rates are held to differ by as much as they do anyway.</summary>
    public double Beyond(double spread)
    {
        // The root of twice the likelihood ratio is the effect in standard deviations of chance alone.
        var chance = Effect * Effect / (2 * LogLikelihoodRatio);
        return LogLikelihoodRatio > 0 ? LogLikelihoodRatio * chance / (chance + spread) : 0;
    }
}
