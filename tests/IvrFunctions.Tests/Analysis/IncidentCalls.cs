using IvrFunctions.Core.Calls;

namespace IvrFunctions.Tests.Analysis;

/// <summary>
/// Four weeks of billing calls of which one in two hundred fails, but on Monday, 15 June from 10:00 to 12:00, when four in five do. Failed calls end at
/// authentication; a column counts the steps.
/// </summary>
internal static class IncidentCalls
{
    public static IReadOnlyList<CallRecord> Create()
    {
        string[] segments = ["premium", "standard", "basic"];
        var calls = new List<CallRecord>();
        for (var i = 0; i < 28 * 12 * 20; i++)
        {
            var (day, hour) = (1 + (i / 240), 8 + (i / 20 % 12));
            var fails = day == 15 && hour is (10 or 11) ? i % 5 > 0 : i % 200 == 7;
            calls.Add(SampleCalls.BiometricFailure with
            {
                CallId = $"call-{i}",
                StartedAt = new DateTimeOffset(2026, 6, day, hour, i % 20, 0, TimeSpan.Zero),
                CustomerSegment = segments[i % segments.Length],
                MenuPath = fails ? "main>authentication" : "main>authentication>balance>answer",
                FailureStep = fails ? "authentication" : null,
                FailureReason = fails ? "biometric_fail" : null,
                Outcome = fails ? CallOutcome.Failed : CallOutcome.Completed,
                Extras = new Dictionary<string, string> { ["steps"] = fails ? "2" : i % 4 == 0 ? "3" : "4" },
            });
        }

        return calls;
    }
}
