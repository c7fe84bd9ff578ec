using IvrFunctions.Core.Calls;

namespace IvrFunctions.Tests.Analysis;

/// <summary>
/// 4,000 calls of June 2026 with a planted cause: biometric failures at authentication in billing calls, five times as frequent
/// for premium customers at the morning peak.
/// </summary>
internal static class SampleCalls
{
    public static CallRecord BiometricFailure { get; } = new()
    {
        CallId = "call-0",
        StartedAt = new DateTimeOffset(2026, 6, 1, 11, 0, 0, TimeSpan.Zero),
        CallType = "billing",
        Channel = "phone",
        FailureStep = "authentication",
        FailureReason = "biometric_fail",
        CustomerSegment = "premium",
        Region = "Madrid",
        Language = "es",
        Outcome = CallOutcome.Failed,
    };

    public static IReadOnlyList<CallRecord> Create()
    {
        string[] segments = ["premium", "standard", "basic", "business"];
        int[] hours = [8, 11, 15, 18];
        string[] regions = ["Madrid", "norte", "sur"];
        string[] types = ["billing", "technical_support"];
        var calls = new List<CallRecord>(4_000);
        var seen = new Dictionary<(string, int, string), int>();
        for (var i = 0; i < 4_000; i++)
        {
            // Mixed radix: every combination occurs equally often.
            var segment = segments[i % 4];
            var hour = hours[i / 4 % 4];
            var type = types[i / 16 % 2];
            var region = regions[i / 32 % 3];
            var count = seen[(segment, hour, type)] = seen.GetValueOrDefault((segment, hour, type)) + 1;
            var planted = segment == "premium" && hour == 11;
            var fails = type == "billing" && count % (planted ? 4 : 20) == 0;
            var otherwise = !fails && count % 25 == 1;
            calls.Add(BiometricFailure with
            {
                CallId = $"call-{i}",
                StartedAt = new DateTimeOffset(2026, 6, 1 + (i % 30), hour, 0, 0, TimeSpan.Zero),
                CallType = type,
                CustomerSegment = segment,
                Region = region,
                Channel = i % 7 == 0 ? "app" : "phone",
                FailureStep = fails ? "authentication" : otherwise ? "payment" : null,
                FailureReason = fails ? "biometric_fail" : otherwise ? "timeout" : null,
                Outcome = fails || otherwise ? CallOutcome.Failed : CallOutcome.Completed,
            });
        }

        return calls;
    }
}
