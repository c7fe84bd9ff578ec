namespace IvrFunctions.Core.Analysis;

/// <summary>Names of the numbers in facts.</summary>
public static class FactValues
{
    /// <summary>Calls at risk in the group.</summary>
    public const string Calls = "calls";

    /// <summary>Failed calls, whatever the failure.</summary>
    public const string Failed = "failed";

    /// <summary>Calls with the failure asked about.</summary>
    public const string Hits = "hits";

    /// <summary>Fraction of the group's calls that have the failure.</summary>
    public const string Rate = "rate";

    /// <summary>The same fraction among all other calls at risk.</summary>
    public const string RateElsewhere = "rate_elsewhere";

    /// <summary>Fraction of all failures at risk.</summary>
    public const string Share = "share";

    /// <summary><see cref="Rate"/> over <see cref="RateElsewhere"/>.</summary>
    public const string Lift = "lift";

    public static bool IsFraction(string name) => name is Rate or RateElsewhere or Share;
}
