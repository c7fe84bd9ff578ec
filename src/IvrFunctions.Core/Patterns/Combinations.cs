namespace IvrFunctions.Core.Patterns;

/// <summary>The combinations that may be patterns, found once and weighed anew whenever it is better known what usually fails.</summary>
/// <param name="Table">With their counts.</param>
/// <param name="Index">Those that each row is a part of.</param>
/// <param name="Trials">How many were tried.</param>
/// <param name="LowRate">What fails no more often than this is not among them.</param>
internal sealed record Combinations(CombinationTable Table, CombinationIndex Index, Trials Trials, double LowRate) : IDisposable
{
    /// <summary>A share of the usual rate that is surely under that of calls without any pattern.</summary>
    private const double LowShare = 0.5;

    public static Combinations Find(CodedRows rows, PatternOptions options, double usualRate)
    {
        var lowRate = LowShare * usualRate;
        var (table, trials) = CombinationFinder.Find(rows, options, lowRate);
        return new Combinations(table, new CombinationIndex(rows, table), trials, lowRate);
    }

    public void Dispose() => Index.Dispose();
}
