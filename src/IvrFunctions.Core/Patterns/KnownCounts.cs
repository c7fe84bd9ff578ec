namespace IvrFunctions.Core.Patterns;

/// <summary>The part of some calls that is in known patterns.</summary>
/// <param name="Counts">Its calls, and what the patterns lead to expect of them.</param>
/// <param name="Weight">What it weighs by usual rates.</param>
internal readonly record struct KnownCounts(ExpectedCounts Counts, double Weight)
{
    public static KnownCounts operator +(KnownCounts left, KnownCounts right) => new(left.Counts + right.Counts, left.Weight + right.Weight);
}
