using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Ports;
using IvrFunctions.Tests.Doubles;

namespace IvrFunctions.Tests.Analysis;

/// <summary>Whether an answer says first what was asked, and says nothing that tells nothing.</summary>
public sealed class RelevanceTests
{
    [Fact]
    public async Task Types_of_calls_that_come_to_a_step_do_not_crowd_out_who_fails_there()
    {
        var calls = Enumerable.Range(0, 24_000).Select(i =>
        {
            var type = i % 12;
            var premium = i / 12 % 4 == 0;
            // Six types come to the step, each with a rate of its own.
            var fails = type < 6 && i / 48 % 100 < (premium ? 3 : 1) * (4 + type);
            return SampleCalls.BiometricFailure with
            {
                CallId = $"call-{i}",
                CallType = $"type {type}",
                CustomerSegment = premium ? "premium" : "standard",
                FailureStep = fails ? "authentication" : null,
                FailureReason = fails ? "biometric_fail" : null,
                Outcome = fails ? CallOutcome.Failed : CallOutcome.Completed,
            };
        });
        using var host = new AnalyzerHost { Calls = new InMemoryCalls([.. calls]) };

        var analysis = await host.AnalyzeAsync(new AnalysisRequest
        {
            Attributes = new Dictionary<string, string> { [CallAttributes.FailureStep] = "authentication" },
            Language = TextLanguage.En,
        });

        Assert.Contains("premium", analysis.RootCause, StringComparison.Ordinal);
        Assert.InRange(analysis.Evidence.Facts.Count(fact => fact.Kind == FactKind.Driver), 1, 4);
    }

    [Theory]
    [InlineData(TextLanguage.Es, "de las que fallaron 500 (12,5 %)", "¿Por qué fallan las llamadas?")]
    [InlineData(TextLanguage.En, "of which 500 failed (12.5%)", "Why do calls fail?")]
    public async Task Where_nothing_stands_out_the_answer_says_how_many_fail(TextLanguage language, string figures, string question)
    {
        var calls = Enumerable.Range(0, 4_000).Select(i => SampleCalls.BiometricFailure with
        {
            CallId = $"call-{i}",
            FailureStep = null,
            FailureReason = null,
            HasDate = false,
            Outcome = i % 8 == 0 ? CallOutcome.Failed : CallOutcome.Completed,
        });
        using var host = new AnalyzerHost { Calls = new InMemoryCalls([.. calls]) };

        var analysis = await host.AnalyzeAsync(new AnalysisRequest { Question = question, Language = language });

        Assert.Contains(figures, analysis.Claims[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("  ", analysis.Explanation, StringComparison.Ordinal);
        Assert.StartsWith(language == TextLanguage.Es ? "Hay 4.000 llamadas" : "The archive holds 4,000 calls", analysis.Claims[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TextLanguage.Es, "revisar los registros de las llamadas de facturación que fallaron el 2026-06-15 y entre los clientes premium")]
    [InlineData(TextLanguage.En, "review the logs of the billing calls that failed on 2026-06-15 and among premium customers")]
    public void Advice_names_the_calls_to_look_at(TextLanguage language, string text)
    {
        var wording = Wording.For(language);
        var group = new Dictionary<string, string> { [CallAttributes.CallType] = "billing", [CallAttributes.CustomerSegment] = "premium" };

        Assert.Equal(text, wording.Review(new Dictionary<string, string>(), wording.When(new DateTime(2026, 6, 15), new DateTime(2026, 6, 16)), group));
    }

    [Theory]
    [InlineData(TextLanguage.Es, "éxito")]
    [InlineData(TextLanguage.En, "succeeded")]
    public void An_export_that_only_knows_hand_overs_tells_nothing_of_success(TextLanguage language, string word)
    {
        Assert.DoesNotContain(word, Wording.For(language).Aftermath(new Aftermath(100, 50, 0, 40, 0)), StringComparison.Ordinal);
        Assert.Contains(word, Wording.For(language).Aftermath(new Aftermath(100, 50, 0, 0, 0)), StringComparison.Ordinal);
    }

    [Fact]
    public void Hours_that_hold_few_of_the_failures_are_no_profile()
    {
        var hours = Enumerable.Range(0, 30 * 24).Select(hour => new HourCount(
            new DateTime(2026, 6, 1).AddHours(hour),
            hour % 24 == 3 ? new HitCount(4, 2) : new HitCount(100, 5),
            hour % 24 == 3 ? 4 : 100));

        Assert.Null(BusyHours.Find([.. hours]));
    }
}
