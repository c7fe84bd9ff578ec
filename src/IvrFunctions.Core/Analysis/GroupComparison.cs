using IvrFunctions.Core.Patterns;

namespace IvrFunctions.Core.Analysis;

/// <summary>A group of calls against all the others at risk.</summary>
/// <param name="Calls">Calls in the group.</param>
/// <param name="Hits">Those with the failure.</param>
/// <param name="AllCalls">Calls at risk, the group included.</param>
/// <param name="AllHits">Those with the failure.</param>
internal readonly record struct GroupComparison(long Calls, long Hits, long AllCalls, long AllHits)
{
    /// <summary>Calls below which a group's rate says nothing.</summary>
    public const long MinCalls = 30;

    public const long MinHits = 5;

    /// <summary>Differences under a fifth are not worth an analyst's time, however certain.</summary>
    private const double MinLift = 1.2;

    /// <summary>
    /// One-sided p of about 0.0005: some hundred groups are compared for an answer, so that one of twenty answers on data without
    /// any pattern would name a group by chance.
    /// </summary>
    private const double MinZ = 3.3;

    /// <summary>One-sided, for all groups that a question names together: who asks about a group has one hypothesis, not some hundred.</summary>
    private const double MaxNamedP = 0.01;

    public double Rate => Ratio(Hits, Calls);

    public double RateElsewhere => Ratio(AllHits - Hits, AllCalls - Calls);

    /// <summary>How many times the rate elsewhere; <see langword="null"/> where the failure does not occur elsewhere.</summary>
    public double? Lift => RateElsewhere > 0 ? Rate / RateElsewhere : null;

    /// <summary>The two-proportion z statistic with pooled variance; 0 where there is nothing to compare.</summary>
    public double Z
    {
        get
        {
            var elsewhere = AllCalls - Calls;
            if (Calls == 0 || elsewhere == 0) return 0;
            var pooled = (double)AllHits / AllCalls;
            var variance = pooled * (1 - pooled) * ((1.0 / Calls) + (1.0 / elsewhere));
            return variance <= 0 ? 0 : (Rate - RateElsewhere) / Math.Sqrt(variance);
        }
    }

    /// <summary>Whether the failure is clearly more frequent here, in a group found by searching.</summary>
    public bool StandsOut => IsWorthTelling && Z >= MinZ;

    private bool IsWorthTelling => Calls >= MinCalls && Hits >= MinHits && (Lift is not { } lift || lift >= MinLift);

    /// <summary>Whether the failure is clearly more frequent here, in one of so many groups that the question names.</summary>
    public bool StandsOutOf(int named) => IsWorthTelling && Statistics.UpperTail(Z) <= MaxNamedP / named;

    private static double Ratio(long part, long whole) => whole > 0 ? (double)part / whole : 0;
}
