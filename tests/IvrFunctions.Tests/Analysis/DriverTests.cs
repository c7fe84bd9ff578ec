using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Ports;
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

    /// <summary>A difference of z 2.7: enough for the one group that the question names, not for one found among many.</summary>
    [Theory]
    [InlineData("norte", FactKind.Driver)]
    [InlineData(null, null)]
    public async Task A_group_that_the_question_names_is_one_hypothesis(string? asked, FactKind? kind)
    {
        var calls = Enumerable.Range(0, 4_000).Select(i => (Region: i < 500 ? "norte" : "sur", Fails: i < 500 ? i < 86 : i % 1_000 < 149, i))
            .Select(call => SampleCalls.BiometricFailure with
            {
                CallId = $"call-{call.i}",
                Region = call.Region,
                CustomerSegment = $"segment {call.i * 7 % 37}",
                Channel = $"channel {call.i * 5 % 41}",
                Outcome = call.Fails ? CallOutcome.Failed : CallOutcome.Completed,
                FailureStep = call.Fails ? "authentication" : null,
                FailureReason = call.Fails ? "biometric_fail" : null,
            });
        using var host = new AnalyzerHost { Calls = new InMemoryCalls([.. calls]) };
        var named = new Dictionary<string, string> { [CallAttributes.FailureStep] = "authentication" };
        if (asked is not null) named[CallAttributes.Region] = asked;

        var analysis = await host.AnalyzeAsync(new AnalysisRequest { Attributes = named, Language = TextLanguage.Es });

        var about = analysis.Evidence.Facts.Where(fact => fact.About.ContainsKey(CallAttributes.Region) && fact.Kind != FactKind.Rejected).ToList();
        Assert.Equal(kind, about.SingleOrDefault()?.Kind);
        Assert.Equal(0, analysis.Grounding.Dropped);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void The_bar_of_named_groups_rises_with_their_number(int named, bool standsOut) =>
        Assert.Equal(standsOut, new GroupComparison(500, 95, 4_000, 600).StandsOutOf(named));

    [Fact]
    public async Task Who_asks_about_a_group_is_told_of_it_whatever_stands_out_besides()
    {
        using var host = new AnalyzerHost();

        var analysis = await host.AnalyzeAsync(new AnalysisRequest
        {
            Attributes = new Dictionary<string, string> { [CallAttributes.CallType] = "billing", [CallAttributes.Region] = "sur" },
            Language = TextLanguage.Es,
        });

        var told = analysis.Evidence.Facts.Single(fact => fact.Kind == FactKind.NoDifference);
        Assert.Equal("sur", told.About[CallAttributes.Region]);
        Assert.Contains(analysis.Claims, claim => claim.Text == told.Text);
        Assert.Contains(analysis.Evidence.Facts, fact => fact.Kind == FactKind.Driver);
    }

    [Fact]
    public async Task An_export_without_reasons_is_divided_by_step()
    {
        var calls = SampleCalls.Create().Select(call => call with { FailureReason = null });
        using var host = new AnalyzerHost { Calls = new InMemoryCalls([.. calls]) };

        var analysis = await host.AnalyzeAsync(new AnalysisRequest { Question = "¿Por qué fallan las llamadas?", Language = TextLanguage.Es });

        Assert.Equal(
            ["121 de los 280 fallos (43,2 %) ocurrieron en el paso de autenticación", "159 de los 280 fallos (56,8 %) ocurrieron en el paso de pago"],
            analysis.Evidence.Facts.Where(fact => fact.Kind == FactKind.Breakdown).Select(fact => fact.Text).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("¿Por qué fallan las llamadas?", TextLanguage.Es, "La pregunta trata de todas las llamadas que fallaron.")]
    [InlineData("¿Cuál es el motivo principal de los fallos?", TextLanguage.Es, "La pregunta trata de todas las llamadas que fallaron.")]
    [InlineData("Why do our calls fail so often?", TextLanguage.En, "The question is about all calls that failed.")]
    [InlineData("Are failures increasing this week?", TextLanguage.En, "The question is about all calls that failed.")]
    [InlineData("Why is the moon round?", TextLanguage.En, null)]
    [InlineData("¿Por qué fallan los semáforos?", TextLanguage.Es, null)]
    public async Task A_question_about_failures_as_such_needs_no_similar_case(string question, TextLanguage language, string? opening)
    {
        var calls = new InMemoryCalls(SampleCalls.Create());
        var far = calls.Calls.Where(call => call.IsFailed).Select(calls.CaseOf).Distinct().Take(9).Select(id => new CaseMatch(id, 0.01));
        using var host = new AnalyzerHost { Calls = calls, Neighbours = new FixedNeighbours([.. far]) };

        var analysis = await host.AnalyzeAsync(new AnalysisRequest { Question = question, Language = language });

        Assert.Equal(opening is null ? AnalysisVerdict.InsufficientEvidence : AnalysisVerdict.Explained, analysis.Verdict);
        if (opening is not null) Assert.StartsWith(opening, analysis.Explanation, StringComparison.Ordinal);
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_fact_tells_how_to_count_it_again(bool withIncident)
    {
        using var host = new AnalyzerHost { Calls = new InMemoryCalls(withIncident ? IncidentCalls.Create() : EventfulCalls.Create()) };

        var analysis = await host.AnalyzeAsync(WhyBiometric);

        foreach (var fact in analysis.Evidence.Facts)
        {
            var query = fact.Computed!;
            var calls = host.Calls.Calls.Where(call => IsOf(call, query.AtRisk) && IsOf(call, query.Group) && IsIn(call, query)).ToList();
            var hits = calls.Count(call => call.IsFailed && IsOf(call, query.Target));
            var (told, toldHits) = fact.Kind == FactKind.Trend ? (fact.Values[FactValues.RecentCalls], fact.Values[FactValues.RecentHits])
                : fact.Kind == FactKind.Episode ? (calls.Count, fact.Values[FactValues.HitsInHours])
                : (fact.Values.GetValueOrDefault(FactValues.Calls, calls.Count), fact.Values.GetValueOrDefault(FactValues.Hits, hits));
            Assert.Equal((told, toldHits), (calls.Count, hits));
        }
    }

    private static bool IsOf(CallRecord call, IReadOnlyDictionary<string, string> values) => values.All(value => CallTraits.Get(call, value.Key) == value.Value);

    private static bool IsIn(CallRecord call, FactQuery query) =>
        !(call.StartedAt.DateTime < query.From) && !(call.StartedAt.DateTime >= query.To);
}
