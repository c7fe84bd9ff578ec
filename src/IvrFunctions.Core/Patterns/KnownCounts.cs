namespace IvrFunctions.Core.Patterns;

/// <summary>The part of some calls that is in known patterns.</summary>
/// <param name="Counts">Its calls, and what the patterns lead to expect of them.</param>
/// <param name="Sums">What it adds to the sums of all calls, as if it were in no pattern.</param>
internal readonly record struct KnownCounts(ExpectedCounts Counts, RowSums Sums)
{
    public static KnownCounts operator +(KnownCounts left, KnownCounts right) => new(left.Counts + right.Counts, left.Sums + right.Sums);
}
