using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Tests.Doubles;

/// <content>What became of callers, followed call by call.</content>
internal sealed partial class InMemoryCalls
{
    public Task<Aftermath> FollowAsync(CallFilter filter, CallFilter target, CancellationToken cancellationToken)
    {
        var callers = calls.Where(IsTraceable).ToLookup(call => call.CallerId);
        var later = calls
            .Where(call => call.IsFailed && IsTraceable(call) && Matches(call, filter) && Matches(call, target)
                && call.StartedAt.DateTime <= Population.To!.Value.DateTime.AddDays(-1))
            .Select(call => (Call: call, Later: callers[call.CallerId]
                .Where(other => other.StartedAt > call.StartedAt && other.StartedAt <= call.StartedAt.AddDays(1))
                .ToList()))
            .ToList();
        return Task.FromResult(new Aftermath(
            later.Count,
            later.Count(pair => pair.Later.Count > 0),
            later.Count(pair => pair.Later.Exists(call => call.Outcome is CallOutcome.Completed or CallOutcome.Contained)),
            later.Count(pair => pair.Later.Exists(call => call.Outcome == CallOutcome.Transferred)),
            later.Count(pair => pair.Later.Exists(call => call.Channel is not null && pair.Call.Channel is not null && call.Channel != pair.Call.Channel))));
    }
}
