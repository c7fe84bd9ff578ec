namespace IvrFunctions.Core.Patterns;

/// <summary>A pattern against the period before.</summary>
/// <param name="State">What became of it.</param>
/// <param name="Current">The pattern in <see cref="PatternReport.Current"/>.</param>
/// <param name="Previous">The pattern in <see cref="PatternReport.Previous"/>.</param>
/// <param name="PValue">
/// Of as large a difference of the two lifts by chance, two-sided and not yet corrected for the number of patterns; <see langword="null"/> where
/// one period has no such calls.
/// </param>
public sealed record PatternTrend(PatternState State, TrendFigures Current, TrendFigures Previous, double? PValue);

/// <param name="Calls">Calls that meet the conditions.</param>
/// <param name="Failed">Those that failed.</param>
/// <param name="Rate">Failed of calls; <see langword="null"/> without calls.</param>
/// <param name="Lift">Rate by the rate of all other calls; <see langword="null"/> where one of the two is unknown or nothing fails elsewhere.</param>
public sealed record TrendFigures(long Calls, long Failed, double? Rate, double? Lift)
{
    internal static TrendFigures Of(PartOfCalls part)
    {
        double? rate = part.Calls > 0 ? (double)part.Failed / part.Calls : null;
        var (calls, failed) = (part.AllCalls - part.Calls, part.AllFailed - part.Failed);
        return new TrendFigures(part.Calls, part.Failed, rate, failed > 0 ? rate / ((double)failed / calls) : null);
    }
}
