using System.Text;
using IvrFunctions.Cli.Generation;
using IvrFunctions.Core;
using IvrFunctions.Core.Figures;
using IvrFunctions.Core.Patterns;
using IvrFunctions.Tests.Ingestion;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Tests.Patterns;

/// <summary>The causes that <c>ivr generate</c> plants.</summary>
public sealed class GeneratedPatternTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_planted_cause_of_each_reason_is_found_first(int seed)
    {
        using var csv = new MemoryStream();
        await CallGenerator.WriteAsync(csv, 30_000, seed, Token);
        await using var harness = new IngestionHarness();
        await harness.IngestAsync("generated.csv", Encoding.UTF8.GetString(csv.ToArray()));

        foreach (var (reason, callType, cause) in new[]
        {
            ("biometric_fail", "billing", "customer_segment=premium"),
            ("backend_timeout", "balance", "region=sur&weekday=monday"),
            ("card_declined", "payment", "channel=mobile_app"),
            ("speech_not_recognized", "billing", "language=ca"),
        })
        {
            var query = await new CallQueryReader(harness.Archive, Options.Create(new IvrOptions())).ReadAsync(
                [KeyValuePair.Create("failure_reason", (string?)reason), KeyValuePair.Create("call_type", (string?)callType)],
                PatternQuery.Parameters,
                Token);
            var report = await PatternReader.ReadAsync(PatternQuery.Of(query), Token);

            Assert.Contains(cause, PlantedCalls.Describe(report.Patterns[0].Conditions), StringComparison.Ordinal);
            Assert.DoesNotContain("queue", report.Dimensions!);
            Assert.Empty(report.ChangePoints!);
            Assert.Empty(report.Gone!);
        }
    }
}
