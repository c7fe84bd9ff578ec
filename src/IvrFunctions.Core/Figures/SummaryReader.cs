using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Figures;

/// <summary>Computes the scorecard of any calls from all of them.</summary>
public static class SummaryReader
{
    /// <exception cref="ServiceUnavailableException">The archive does not answer.</exception>
    public static async Task<CallSummary> ReadAsync(CallQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var totals = await query.Calls.TotalAsync(query.Filter, cancellationToken);
        return new CallSummary
        {
            Filter = query.Filter.Values,
            Current = await ScoreAsync(query, query.Filter, totals, cancellationToken),
            Previous = query.Previous is { } previous
                ? await ScoreAsync(query, previous, await query.Calls.TotalAsync(previous, cancellationToken), cancellationToken)
                : null,
            Warnings = [.. query.Warnings, .. RateLimits.Warnings(query, totals.Calls, totals.Unknown), .. Warnings(query, totals)],
        };
    }

    private static async Task<Scorecard> ScoreAsync(
        CallQuery query, CallFilter filter, CallTotals totals, CancellationToken cancellationToken)
    {
        var tellsEnds = RateLimits.TellEnds(totals.Calls, totals.Unknown);
        var tellsRates = tellsEnds && !RateLimits.HoldsFailuresOnly(query);
        Share OfAll(long calls, bool isKnown) => Share.Create(calls, totals.Calls, isKnown);
        return new Scorecard
        {
            Period = FigurePeriod.Of(filter),
            Calls = totals.Calls,
            Completed = OfAll(totals.Completed, tellsRates),
            Contained = OfAll(totals.Contained, tellsRates && !IsContainmentUnknown(totals)),
            ContainedWithoutCallBack = Share.Create(totals.ContainedTraceable - totals.ContainedFollowed, totals.ContainedTraceable),
            ContainedUntraceable = totals.Contained - totals.ContainedTraceable,
            ContainedRecently = totals.ContainedRecent,
            Transferred = OfAll(totals.Transferred, tellsRates),
            Failed = OfAll(totals.Failed, tellsRates),
            Abandoned = OfAll(totals.Abandoned, tellsEnds),
            Unknown = OfAll(totals.Unknown, isKnown: true),
            Repeats = Share.Create(totals.Followed, totals.Traceable),
            RepeatCallers = totals.FollowedCallers,
            Untraceable = totals.Calls - totals.Traceable,
            Retried = Share.Create(totals.Retried, totals.RetriesKnown),
            Retries = totals.Retries,
            DurationSeconds = TimeFigures.Of(await query.Calls.CountSecondsAsync(filter, CallTime.Duration, cancellationToken)),
            WaitSeconds = TimeFigures.Of(await query.Calls.CountSecondsAsync(filter, CallTime.Wait, cancellationToken)),
        };
    }

    private static IEnumerable<string> Warnings(CallQuery query, CallTotals totals)
    {
        if (IsContainmentUnknown(totals)) yield return FigureWording.ContainmentUnknown(query.Language, totals.Completed);
        if (totals.ContainedRecent > 0) yield return FigureWording.ContainedRecently(query.Language, totals.ContainedRecent);
    }

    private static bool IsContainmentUnknown(CallTotals totals) => totals is { Contained: 0, Completed: > 0 };
}
