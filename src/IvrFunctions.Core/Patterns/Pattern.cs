using System.Text.Json.Serialization;

namespace IvrFunctions.Core.Patterns;

/// <summary>A combination of attribute values in which failures concentrate.</summary>
/// <param name="Conditions">Attribute to value.</param>
/// <param name="Calls">Calls that meet all conditions.</param>
/// <param name="Failed">Those that failed.</param>
/// <param name="Rate">Failed of calls.</param>
/// <param name="RateInterval">Wilson's interval of the rate.</param>
/// <param name="RateElsewhere">Failed of calls among all other calls.</param>
/// <param name="Lift">Rate by rate elsewhere; <see langword="null"/> where nothing fails elsewhere.</param>
/// <param name="LiftInterval">Katz's interval of the lift.</param>
/// <param name="PValue">Of as large a difference by chance, given the other patterns (likelihood ratio test, one-sided).</param>
/// <param name="QValue">The false-discovery rate at which the pattern is still reported, over all combinations tried.</param>
/// <param name="ExcessFailures">Failures that would not be there at the rate of elsewhere.</param>
public sealed record Pattern(
    IReadOnlyDictionary<string, string> Conditions,
    long Calls,
    long Failed,
    double Rate,
    Interval RateInterval,
    double RateElsewhere,
    double? Lift,
    Interval? LiftInterval,
    double PValue,
    double QValue,
    double ExcessFailures)
{
    /// <summary>What became of it since the period before; <see langword="null"/> where there is nothing to compare with.</summary>
    public PatternTrend? Trend { get; init; }

    /// <summary>When its failure rate changed; of the first patterns only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ChangePoint>? ChangePoints { get; init; }

    /// <summary>The sources that brought it, where it concentrates in one of several.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PatternSource>? Sources { get; init; }
}
