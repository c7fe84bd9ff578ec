namespace IvrFunctions.Core.Patterns;

/// <param name="Conditions">In the order of the attributes.</param>
/// <param name="Calls">Calls that meet them all.</param>
/// <param name="Failed">Those that failed.</param>
internal sealed record Combination(IReadOnlyList<Condition> Conditions, long Calls, long Failed)
{
    /// <summary>Equal for equal conditions.</summary>
    public ulong Key => Conditions.Aggregate(0UL, (key, condition) => key + condition.Key);
}
