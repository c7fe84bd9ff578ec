namespace IvrFunctions.Core.Patterns;

/// <summary>What is added up over rows for what they are worth as evidence, see <see cref="UsualRates.TrustIn"/>.</summary>
/// <param name="Calls">Their calls.</param>
/// <param name="Failed">Those that failed.</param>
/// <param name="Weight">Their weights, see <see cref="UsualRates"/>.</param>
internal readonly record struct RowSums(double Calls, double Failed, double Weight)
{
    public static RowSums operator +(RowSums left, RowSums right) =>
        new(left.Calls + right.Calls, left.Failed + right.Failed, left.Weight + right.Weight);

    public static RowSums operator -(RowSums left, RowSums right) =>
        new(left.Calls - right.Calls, left.Failed - right.Failed, left.Weight - right.Weight);

    public static RowSums operator *(double factor, RowSums sums) => new(factor * sums.Calls, factor * sums.Failed, factor * sums.Weight);
}
