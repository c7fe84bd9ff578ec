using IvrFunctions.Core.Calls;

namespace IvrFunctions.Tests.Analysis;

/// <summary>
/// Four weeks of billing calls of which one in three fails between 12:00 and 13:00 and one in twenty at other hours, one in eight in the last
/// week. Half of the callers call again: some succeed, some by the app, some are transferred.
/// </summary>
internal static class EventfulCalls
{
    public static IReadOnlyList<CallRecord> Create()
    {
        string[] segments = ["premium", "standard", "basic"];
        var calls = new List<CallRecord>();
        var seen = new Dictionary<int, int>();
        var failures = 0;
        for (var i = 0; i < 28 * 12 * 10; i++)
        {
            var (day, hour) = (i / 120, 8 + (i / 10 % 12));
            var period = hour == 12 ? 3 : day >= 21 ? 8 : 20;
            var count = seen[period] = seen.GetValueOrDefault(period) + 1;
            var call = SampleCalls.BiometricFailure with
            {
                CallId = $"call-{i}",
                CallerId = $"caller-{i}",
                StartedAt = new DateTimeOffset(2026, 6, 1 + day, hour, i % 10, 0, TimeSpan.Zero),
                CustomerSegment = segments[i % segments.Length],
            };
            if (count % period != 0)
            {
                calls.Add(call with { FailureStep = null, FailureReason = null, Outcome = CallOutcome.Completed });
                continue;
            }

            calls.Add(call);
            if (++failures % 2 == 0) calls.Add(Again(call, failures / 2 % 4));
        }

        return calls;
    }

    private static CallRecord Again(CallRecord call, int kind) => call with
    {
        CallId = call.CallId + "-again",
        StartedAt = call.StartedAt.AddMinutes(30),
        FailureStep = null,
        FailureReason = null,
        Channel = kind == 1 ? "app" : call.Channel,
        Outcome = kind == 2 ? CallOutcome.Transferred : CallOutcome.Completed,
    };
}
