using IvrFunctions.Core.Calls;

namespace IvrFunctions.Core.Ports;

/// <summary>What patterns are found from. Every count is exact.</summary>
public interface IPatternCounts
{
    /// <summary>Counts calls by the values of some dimensions, for several choices of calls in one pass.</summary>
    /// <param name="choices">Which calls, one choice or more; a call may be in several.</param>
    /// <param name="target">Which of the failed calls are hits.</param>
    /// <param name="dimensions">Of <see cref="ICallSnapshot.Dimensions"/>, each once.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <exception cref="InvalidRequestException">A name is no dimension's; the message lists those there are.</exception>
    Task<GroupedCalls> GroupAsync(
        IReadOnlyList<CallFilter> choices, CallFilter target, IReadOnlyList<string> dimensions, CancellationToken cancellationToken);

    /// <summary>Counts, a dimension after the other, the calls that have a value there.</summary>
    /// <inheritdoc cref="GroupAsync"/>
    Task<IReadOnlyList<HitCount>> CountFilledAsync(
        CallFilter filter, CallFilter target, IReadOnlyList<string> dimensions, CancellationToken cancellationToken);

    /// <summary>
    /// Counts calls by the hour they began in, on the wall clock of the export, in rising order. Hours without calls are left out, and so
    /// are calls without a date; calls with a date only count at midnight.
    /// </summary>
    /// <param name="filter">Which calls.</param>
    /// <param name="target">Which of the failed calls are hits.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    Task<IReadOnlyList<HourCount>> CountHoursAsync(CallFilter filter, CallFilter target, CancellationToken cancellationToken);

    /// <summary>Counts calls by the source they came with, those of most calls first.</summary>
    /// <inheritdoc cref="CountHoursAsync"/>
    Task<IReadOnlyList<SourceCount>> CountSourcesAsync(CallFilter filter, CallFilter target, CancellationToken cancellationToken);

    /// <summary>Counts all calls that say how long they took, by a dimension and by their duration.</summary>
    /// <exception cref="InvalidRequestException">The name is no dimension's; the message lists those there are.</exception>
    Task<IReadOnlyList<DurationCount>> CountDurationsAsync(string dimension, CancellationToken cancellationToken);
}

/// <summary>Groups of calls that have the same values, those as codes.</summary>
/// <param name="Dimensions">What was grouped by.</param>
/// <param name="Values">By dimension and code; code 0 is a missing value, the empty string.</param>
/// <param name="Codes">By dimension and group.</param>
/// <param name="Counts">By choice and group; a choice need not have calls in every group.</param>
public sealed record GroupedCalls(
    IReadOnlyList<string> Dimensions,
    IReadOnlyList<IReadOnlyList<string>> Values,
    IReadOnlyList<int[]> Codes,
    IReadOnlyList<HitCount[]> Counts);

/// <param name="Calls">Calls.</param>
/// <param name="Hits">Those of them that failed as asked for.</param>
public readonly record struct HitCount(long Calls, long Hits)
{
    public static HitCount operator +(HitCount left, HitCount right) => new(left.Calls + right.Calls, left.Hits + right.Hits);
}

/// <param name="Hour">When the hour begins.</param>
/// <param name="Count">The calls that began in it.</param>
/// <param name="Timed">How many of them say their time of day.</param>
public readonly record struct HourCount(DateTime Hour, HitCount Count, long Timed)
{
    /// <summary>All calls of the hours.</summary>
    public static HitCount Sum(IEnumerable<HourCount> hours) => hours.Aggregate(default(HitCount), (sum, hour) => sum + hour.Count);
}

/// <param name="Source">Name of the upload.</param>
/// <param name="Count">Its calls.</param>
public readonly record struct SourceCount(string Source, HitCount Count);

/// <param name="Value">The dimension's value; the empty string where it is missing.</param>
/// <param name="Seconds">
/// The duration, rounded down: to a second under two minutes, to ten under ten minutes, to a minute under an hour, else to ten minutes.
/// </param>
/// <param name="Calls">How many calls.</param>
public readonly record struct DurationCount(string Value, int Seconds, long Calls)
{
    /// <summary>The duration rounded down as <see cref="Seconds"/> is.</summary>
    public static int Round(int seconds) => seconds switch
    {
        < 120 => seconds,
        < 600 => seconds / 10 * 10,
        < 3_600 => seconds / 60 * 60,
        _ => seconds / 600 * 600,
    };
}
