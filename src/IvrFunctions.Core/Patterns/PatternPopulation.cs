namespace IvrFunctions.Core.Patterns;

/// <param name="Calls">All calls.</param>
/// <param name="Failed">Those that failed as asked for.</param>
/// <param name="Rate">Failed of calls; <see langword="null"/> where it cannot be known.</param>
public sealed record PatternPopulation(long Calls, long Failed, double? Rate)
{
    internal static PatternPopulation Of(CodedRows rows) =>
        new(rows.TotalCalls, rows.TotalFailed, rows.TotalCalls > 0 ? (double)rows.TotalFailed / rows.TotalCalls : null);
}
