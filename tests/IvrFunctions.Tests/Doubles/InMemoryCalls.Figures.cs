using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Tests.Doubles;

/// <content>The figures, counted call by call.</content>
internal sealed partial class InMemoryCalls
{
    public Task<CallTotals> TotalAsync(CallFilter filter, CancellationToken cancellationToken)
    {
        var chosen = calls.Where(call => Matches(call, filter)).ToList();
        var contained = chosen.Where(call => call.Outcome == CallOutcome.Contained && IsTraceable(call)).ToList();
        var followed = chosen.Where(IsFollowed).ToList();
        return Task.FromResult(new CallTotals
        {
            Calls = chosen.Count,
            Completed = chosen.Count(call => call.Outcome == CallOutcome.Completed),
            Contained = chosen.Count(call => call.Outcome == CallOutcome.Contained),
            Transferred = chosen.Count(call => call.Outcome == CallOutcome.Transferred),
            Failed = chosen.Count(call => call.IsFailed),
            Abandoned = chosen.Count(call => call.Outcome == CallOutcome.Abandoned),
            Unknown = chosen.Count(call => call.Outcome == CallOutcome.Unknown),
            Traceable = chosen.Count(IsTraceable),
            Followed = followed.Count,
            FollowedCallers = followed.Select(call => call.CallerId).Distinct().Count(),
            ContainedTraceable = contained.Count,
            ContainedFollowed = contained.Count(IsFollowed),
            ContainedRecent = contained.Count(call =>
                !IsFollowed(call) && call.StartedAt.DateTime > Population.To!.Value.DateTime.AddHours(-24)),
            RetriesKnown = chosen.Count(call => call.Retries is not null),
            Retried = chosen.Count(call => call.Retries > 0),
            Retries = chosen.Sum(call => call.Retries ?? 0L),
        });
    }

    public Task<long> CountWithoutDateAsync(CallFilter filter, CancellationToken cancellationToken) =>
        Task.FromResult(calls.LongCount(call => !call.HasDate && Matches(call, filter with { From = null, To = null })));

    public Task<IReadOnlyList<SecondsCount>> CountSecondsAsync(
        CallFilter filter, CallTime time, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SecondsCount>>(
        [
            .. calls.Where(call => Matches(call, filter))
                .Select(call => SecondsOf(call, time))
                .OfType<int>()
                .CountBy(seconds => seconds)
                .OrderBy(count => count.Key)
                .Select(count => new SecondsCount(count.Key, count.Value)),
        ]);

    public Task ReadPathsAsync(CallFilter filter, Action<PathCount> read, CancellationToken cancellationToken)
    {
        foreach (var call in calls.Where(call => Matches(call, filter)))
        {
            read(new PathCount(
                call.MenuPath, call.FailureStep, call.FailureReason, call.Outcome, Calls: 1, Retried: call.Retries > 0 ? 1 : 0));
        }

        return Task.CompletedTask;
    }

    public Task ReadPathSecondsAsync(CallFilter filter, CallTime time, Action<PathSeconds> read, CancellationToken cancellationToken)
    {
        foreach (var call in calls.Where(call => Matches(call, filter) && call.MenuPath is not null))
        {
            if (SecondsOf(call, time) is { } seconds)
            {
                read(new PathSeconds(call.MenuPath!, call.IsFailed ? call.FailureStep : null, seconds, Calls: 1));
            }
        }

        return Task.CompletedTask;
    }

    private static int? SecondsOf(CallRecord call, CallTime time) => time == CallTime.Duration ? call.DurationSeconds : call.WaitSeconds;

    private static bool IsTraceable(CallRecord call) => call is { CallerId: not null, HasDate: true, HasTimeOfDay: true };

    private bool IsFollowed(CallRecord call) => IsTraceable(call) && calls.Any(other =>
        IsTraceable(other)
        && other.CallerId == call.CallerId
        && other.StartedAt > call.StartedAt
        && other.StartedAt - call.StartedAt <= TimeSpan.FromHours(24));
}
