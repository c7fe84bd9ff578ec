using System.Globalization;
using System.Text;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;
using IvrFunctions.Tests.Analysis;
using IvrFunctions.Tests.Doubles;
using IvrFunctions.Tests.Ingestion;

namespace IvrFunctions.Tests.DuckDb;

public sealed class AftermathTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, null)]
    [InlineData("customer_segment", "premium")]
    [InlineData("customer_segment", "nobody")]
    public async Task Follows_callers_as_a_count_call_by_call_does(string? attribute, string? value)
    {
        await using var harness = new IngestionHarness(chunkRows: 5_000);
        await harness.IngestAsync("calls.csv", Csv(EventfulCalls.Create()));
        var filter = new CallFilter(attribute is null ? [] : new Dictionary<string, string> { [attribute] = value! });
        var target = new CallFilter(new Dictionary<string, string> { [CallAttributes.FailureReason] = "biometric_fail" });

        var aftermath = await (await harness.Archive.OpenAsync(Token)).FollowAsync(filter, target, Token);

        Assert.Equal(await new InMemoryCalls(EventfulCalls.Create()).FollowAsync(filter, target, Token), aftermath);
        Assert.Equal(value != "nobody", aftermath is { Succeeded: > 0, Transferred: > 0, OtherChannel: > 0 });
    }

    private static string Csv(IEnumerable<CallRecord> calls)
    {
        var csv = new StringBuilder("call_id,caller_id,started_at,call_type,channel,outcome,failure_step,failure_reason,customer_segment\n");
        foreach (var call in calls)
        {
            csv.AppendLine(CultureInfo.InvariantCulture,
                $"{call.CallId},{call.CallerId},{call.StartedAt:yyyy-MM-dd HH:mm:ss},{call.CallType},{call.Channel},{CallOutcomes.NameOf(call.Outcome)},{call.FailureStep},{call.FailureReason},{call.CustomerSegment}");
        }

        return csv.ToString();
    }
}
