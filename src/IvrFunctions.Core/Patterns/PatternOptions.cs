namespace IvrFunctions.Core.Patterns;

/// <summary>What <see cref="PatternMiner"/> accepts as a pattern.</summary>
public sealed record PatternOptions
{
    /// <summary>Calls a pattern must hold; 30, below which a rate says nothing.</summary>
    public long MinCalls { get; init; } = 30;

    /// <summary>Failed calls a pattern must hold; 5.</summary>
    public long MinFailed { get; init; } = 5;

    /// <summary>How many times the failure rate of all else a pattern's must be; 1.2, as less is not worth an analyst's time, however certain.</summary>
    public double MinLift { get; init; } = 1.2;

    /// <summary>Attributes a pattern may have, 1 to 4; more than four are never read as one cause.</summary>
    public int MaxAttributes { get; init; } = 4;

    /// <summary>Patterns reported at most; 10.</summary>
    public int MaxPatterns { get; init; } = 10;

    /// <summary>The share of false ones expected among the patterns reported, over all combinations tried; 0.05.</summary>
    public double FalseDiscoveryRate { get; init; } = 0.05;
}
