namespace IvrFunctions.Core.Patterns;

/// <summary>What is added up over the rows of a combination.</summary>
/// <param name="Calls">Their calls.</param>
/// <param name="Failed">Those that failed.</param>
/// <param name="SquaredCalls">The squares of the rows' calls: many small rows differ less on average than a few large ones.</param>
/// <param name="Weight">Their weights, see <see cref="UsualRates"/>.</param>
internal readonly record struct RowSums(long Calls, long Failed, double SquaredCalls, double Weight)
{
    public static RowSums operator +(RowSums left, RowSums right) => new(
        left.Calls + right.Calls, left.Failed + right.Failed, left.SquaredCalls + right.SquaredCalls, left.Weight + right.Weight);
}
