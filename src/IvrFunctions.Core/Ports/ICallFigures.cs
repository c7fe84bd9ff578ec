using IvrFunctions.Core.Calls;

namespace IvrFunctions.Core.Ports;

/// <summary>What the scorecard and the flow count. Every count is exact, and of the calls of the filter.</summary>
public interface ICallFigures
{
    Task<CallTotals> TotalAsync(CallFilter filter, CancellationToken cancellationToken);

    /// <summary>Calls of the filter's values that no period can hold, because the export gives them no date.</summary>
    Task<long> CountWithoutDateAsync(CallFilter filter, CancellationToken cancellationToken);

    /// <summary>How many calls took how many seconds, in rising order; calls that do not say are left out.</summary>
    Task<IReadOnlyList<SecondsCount>> CountSecondsAsync(CallFilter filter, CallTime time, CancellationToken cancellationToken);

    /// <summary>Counts calls by path and end.</summary>
    /// <param name="filter">Which calls.</param>
    /// <param name="read">Called for every group, one after the other: there may be as many as calls.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    Task ReadPathsAsync(CallFilter filter, Action<PathCount> read, CancellationToken cancellationToken);

    /// <summary>Counts calls by path, end and seconds; calls without a path or without the time are left out.</summary>
    /// <inheritdoc cref="ReadPathsAsync"/>
    Task ReadPathSecondsAsync(CallFilter filter, CallTime time, Action<PathSeconds> read, CancellationToken cancellationToken);
}

/// <summary>The times that calls give in seconds.</summary>
public enum CallTime
{
    /// <summary><see cref="CallRecord.DurationSeconds"/>.</summary>
    Duration,

    /// <summary><see cref="CallRecord.WaitSeconds"/>.</summary>
    Wait,
}

public readonly record struct SecondsCount(int Seconds, long Calls);

/// <summary>Calls that went the same way and ended alike.</summary>
/// <param name="MenuPath">As <see cref="CallRecord.MenuPath"/> has it; <see langword="null"/> where calls give none.</param>
/// <param name="FailureStep">The step that failed.</param>
/// <param name="FailureReason">Why.</param>
/// <param name="Outcome">How they ended.</param>
/// <param name="Calls">How many.</param>
/// <param name="Retried">Those with one retry or more.</param>
public readonly record struct PathCount(
    string? MenuPath, string? FailureStep, string? FailureReason, CallOutcome Outcome, long Calls, long Retried);

/// <param name="MenuPath">The path.</param>
/// <param name="FailureStep">The step that failed; <see langword="null"/> for calls that did not fail.</param>
/// <param name="Seconds">How long they took.</param>
/// <param name="Calls">How many.</param>
public readonly record struct PathSeconds(string MenuPath, string? FailureStep, int Seconds, long Calls);
