using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Patterns;

/// <summary>The periods that a trend compares.</summary>
/// <param name="Current">The later one.</param>
/// <param name="Previous">The earlier one.</param>
internal sealed record TrendPeriods(CallFilter Current, CallFilter Previous)
{
    /// <summary>
    /// The period asked for and the one before; where there is none before, the later half of the calls' days and the earlier. <see langword="null"/>
    /// where the calls give no two days.
    /// </summary>
    public static TrendPeriods? Of(PatternQuery query, IReadOnlyList<HourCount> hours)
    {
        var filter = query.AtRisk.Filter;
        if (query.AtRisk.Previous is { } previous) return new TrendPeriods(filter, previous);
        if (hours.Count == 0) return null;
        var (first, last) = (hours[0].Hour.Date, hours[^1].Hour.Date);
        var middle = first.AddDays(((last - first).Days + 1) / 2);
        return middle > first ? new TrendPeriods(filter with { From = middle }, filter with { To = middle }) : null;
    }
}
