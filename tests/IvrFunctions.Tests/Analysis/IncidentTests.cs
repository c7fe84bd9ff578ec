using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Tests.Doubles;

namespace IvrFunctions.Tests.Analysis;

/// <summary>What happened once is told as that, and what only tells how far calls came is no cause.</summary>
public sealed class IncidentTests
{
    [Theory]
    [InlineData(TextLanguage.Es, "el 2026-06-15 entre las 10:00 y las 12:00")]
    [InlineData(TextLanguage.En, "on 2026-06-15 between 10:00 and 12:00")]
    public async Task An_incident_is_told_by_date_and_hours_and_as_no_rhythm(TextLanguage language, string when)
    {
        using var host = new AnalyzerHost { Calls = new InMemoryCalls(IncidentCalls.Create()) };

        var analysis = await host.AnalyzeAsync(AnalyzerHost.Request(language) with { Attributes = Billing });

        var episode = analysis.Evidence.Facts.Single(fact => fact.Kind == FactKind.Episode);
        Assert.Contains(when, episode.Text, StringComparison.Ordinal);
        Assert.Contains(when, analysis.RootCause, StringComparison.Ordinal);
        Assert.Contains(when, analysis.Recommendations[0].Action, StringComparison.Ordinal);
        Assert.DoesNotContain(analysis.Evidence.Facts, fact => fact.Kind is FactKind.TimeProfile or FactKind.Driver);
        Assert.Equal(0, analysis.Grounding.Dropped);
        Assert.Equal((new DateTime(2026, 6, 15, 10, 0, 0), new DateTime(2026, 6, 15, 12, 0, 0)), (episode.Computed!.From, episode.Computed.To));
    }

    [Fact]
    public async Task A_call_of_the_incident_is_no_matter_of_its_hour_or_weekday()
    {
        using var host = new AnalyzerHost { Calls = new InMemoryCalls(IncidentCalls.Create()) };
        var call = host.Calls.Calls.First(call => call.IsFailed && call.StartedAt.Day == 15 && call.StartedAt.Hour == 10);

        var analysis = await host.AnalyzeAsync(new AnalysisRequest { CallId = call.CallId, Language = TextLanguage.Es });

        Assert.DoesNotContain(analysis.Evidence.Facts, fact => fact.Kind == FactKind.Driver);
        Assert.All(
            analysis.Evidence.Facts.Where(fact => fact.About.ContainsKey(CallAttributes.Weekday) && fact.About.Count == 1),
            fact => Assert.EndsWith("; pero no consta que se repita en otros días", fact.Text, StringComparison.Ordinal));
        Assert.Equal(0, analysis.Grounding.Dropped);
    }

    [Theory]
    [InlineData(TextLanguage.Es, "; pero ese dato sigue el recorrido de la llamada: dice hasta dónde llegó, no por qué falló")]
    [InlineData(TextLanguage.En, "; but that value follows the way of the call: it tells how far it came, not why it failed")]
    public async Task A_column_that_tells_how_far_a_call_came_is_named_as_such_where_it_is_asked_for(TextLanguage language, string end)
    {
        using var host = new AnalyzerHost { Calls = new InMemoryCalls(IncidentCalls.Create()) };

        var analysis = await host.AnalyzeAsync(AnalyzerHost.Request(language) with
        {
            Attributes = new Dictionary<string, string>(Billing) { ["steps"] = "2" },
        });

        var fact = analysis.Evidence.Facts.Single(fact => fact.About.ContainsKey("steps"));
        Assert.Equal(FactKind.Signature, fact.Kind);
        Assert.EndsWith(end, fact.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("steps", analysis.RootCause, StringComparison.Ordinal);
        Assert.Equal(0, analysis.Grounding.Dropped);
    }

    private static Dictionary<string, string> Billing { get; } = new()
    {
        [CallAttributes.CallType] = "billing",
        [CallAttributes.FailureReason] = "biometric_fail",
    };
}
