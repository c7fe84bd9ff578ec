using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Tests.Doubles;

namespace IvrFunctions.Tests.Analysis;

/// <summary>Which groups an answer names.</summary>
public sealed class DriverTests
{
    private static readonly AnalysisRequest WhyBiometric = AnalyzerHost.Request() with
    {
        Attributes = new Dictionary<string, string>
        {
            [CallAttributes.CallType] = "billing",
            [CallAttributes.FailureReason] = "biometric_fail",
        },
    };

    [Theory]
    [InlineData(TextLanguage.Es, "con «4.2» en «ivr_version»")]
    [InlineData(TextLanguage.En, "with “4.2” in “ivr_version”")]
    public async Task A_column_without_a_field_may_be_a_driver_and_is_named_as_the_export_does(TextLanguage language, string phrase)
    {
        var calls = SampleCalls.Create().Select((call, i) => call with
        {
            Extras = new Dictionary<string, string> { ["IVR version"] = call.FailureReason == "biometric_fail" || i % 11 == 0 ? "4.2" : "4.1" },
        });
        using var host = new AnalyzerHost { Calls = new InMemoryCalls([.. calls]) };

        var analysis = await host.AnalyzeAsync(WhyBiometric with { Language = language });

        var driver = analysis.Evidence.Facts.First(fact => fact.Kind == FactKind.Driver);
        Assert.Contains(phrase, driver.Text, StringComparison.Ordinal);
        Assert.Equal("4.2", driver.About["ivr_version"]);
        Assert.Contains(phrase, analysis.Explanation, StringComparison.Ordinal);
        Assert.Equal(0, analysis.Grounding.Dropped);
    }

    [Theory]
    [InlineData("ivr_version", "4.2", FactKind.Driver, "con «4.2» en «ivr_version»")]
    [InlineData("site", "b", FactKind.NoDifference, "con «b» en «site»")]
    public async Task A_column_without_a_field_that_the_question_names_is_a_group_of_the_answer(
        string column, string value, FactKind kind, string phrase)
    {
        var calls = SampleCalls.Create().Select((call, i) => call with
        {
            Extras = new Dictionary<string, string>
            {
                ["ivr_version"] = call.FailureReason == "biometric_fail" || i % 11 == 0 ? "4.2" : "4.1",
                ["site"] = i * 7919 % 4001 % 5 == 0 ? "a" : "b",
            },
        });
        using var host = new AnalyzerHost { Calls = new InMemoryCalls([.. calls]) };

        var analysis = await host.AnalyzeAsync(
            WhyBiometric with { Attributes = new Dictionary<string, string>(WhyBiometric.Attributes) { [column] = value } });

        var fact = analysis.Evidence.Facts.Single(fact => fact.About.Count == 1 && fact.About.GetValueOrDefault(column) == value);
        Assert.Equal(kind, fact.Kind);
        Assert.Contains(phrase, fact.Text, StringComparison.Ordinal);
        Assert.Equal(host.Calls.Calls.LongCount(call => call.CallType == "billing" && call.Extras![column] == value), fact.Values[FactValues.Calls]);
        Assert.Equal((AnalysisVerdict.Explained, 0), (analysis.Verdict, analysis.Grounding.Dropped));
    }

    [Fact]
    public async Task A_column_that_only_tells_the_outcome_is_none()
    {
        var calls = SampleCalls.Create().Select(call => call with
        {
            Extras = new Dictionary<string, string> { ["result code"] = call.IsFailed ? "E42" : "OK" },
        });
        using var host = new AnalyzerHost { Calls = new InMemoryCalls([.. calls]) };

        var analysis = await host.AnalyzeAsync(new AnalysisRequest { Question = "¿Por qué fallan las llamadas de facturación?", Language = TextLanguage.Es });

        Assert.DoesNotContain(analysis.Evidence.Facts, fact => fact.About.ContainsKey("result_code"));
    }

    [Fact]
    public async Task A_column_of_thousands_of_values_is_none()
    {
        var calls = Enumerable.Repeat(SampleCalls.Create(), 3).SelectMany(some => some)
            .Select((call, i) => call with { Extras = new Dictionary<string, string> { ["ticket"] = $"T-{i}" } });
        using var host = new AnalyzerHost { Calls = new InMemoryCalls([.. calls]) };

        var analysis = await host.AnalyzeAsync(WhyBiometric);

        Assert.Equal(
            new Dictionary<string, string> { [CallAttributes.CustomerSegment] = "premium", [CallAttributes.HourBand] = "peak_morning" },
            analysis.Evidence.Facts.First(fact => fact.Kind == FactKind.Driver).About);
    }

    [Fact]
    public async Task Failed_calls_alone_are_compared_by_their_shares_and_the_answer_says_so()
    {
        using var host = new AnalyzerHost { Calls = new InMemoryCalls([.. SampleCalls.Create().Where(call => call.IsFailed)]) };

        var analysis = await host.AnalyzeAsync(WhyBiometric);

        Assert.Contains("El archivo solo contiene llamadas fallidas: las tasas son partes de los fallos, no de todas las llamadas.", analysis.Warnings);
        Assert.DoesNotContain(analysis.Evidence.Facts, fact => fact.Kind == FactKind.Population && fact.Values.ContainsKey(FactValues.Rate));
        Assert.Equal(0, analysis.Grounding.Dropped);
    }

    [Fact]
    public async Task Every_fact_tells_how_to_count_it_again()
    {
        using var host = new AnalyzerHost { Calls = new InMemoryCalls(EventfulCalls.Create()) };

        var analysis = await host.AnalyzeAsync(WhyBiometric);

        foreach (var fact in analysis.Evidence.Facts)
        {
            var query = fact.Computed!;
            var calls = host.Calls.Calls.Where(call => IsOf(call, query.AtRisk) && IsOf(call, query.Group) && IsIn(call, query)).ToList();
            var hits = calls.Count(call => call.IsFailed && IsOf(call, query.Target));
            var (told, toldHits) = fact.Kind == FactKind.Trend
                ? (fact.Values[FactValues.RecentCalls], fact.Values[FactValues.RecentHits])
                : (fact.Values.GetValueOrDefault(FactValues.Calls, calls.Count), fact.Values.GetValueOrDefault(FactValues.Hits, hits));
            Assert.Equal((told, toldHits), (calls.Count, hits));
        }
    }

    private static bool IsOf(CallRecord call, IReadOnlyDictionary<string, string> values) => values.All(value => CallTraits.Get(call, value.Key) == value.Value);

    private static bool IsIn(CallRecord call, FactQuery query) =>
        DateOnly.FromDateTime(call.StartedAt.DateTime) is var day && !(day < query.From) && !(day >= query.To);
}
