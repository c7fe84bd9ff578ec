using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Ports;
using IvrFunctions.Tests.Doubles;

namespace IvrFunctions.Tests.Analysis;

public sealed class InsufficientEvidenceTests
{
    private static readonly CallRecord Failed = SampleCalls.BiometricFailure;
    private static readonly CallRecord Completed = Failed with
    {
        CallId = "ok",
        Outcome = CallOutcome.Completed,
        FailureStep = null,
        FailureReason = null,
    };

    [Fact]
    public Task Says_so_of_an_empty_archive() => AssertInsufficient(
        [], AnalyzerHost.Request(), "Todavía no hay llamadas en el archivo, así que no hay nada en lo que basar una explicación.");

    [Fact]
    public Task Says_so_where_no_outcome_is_known() => AssertInsufficient(
        [Completed with { Outcome = CallOutcome.Unknown }],
        new AnalysisRequest { Question = "¿Por qué?", Language = TextLanguage.Es },
        "De ninguna llamada del archivo consta cómo terminó, así que no se puede saber cuáles fallaron ni por qué.");

    [Fact]
    public Task Says_so_where_nothing_failed() => AssertInsufficient(
        [Completed], AnalyzerHost.Request(), "Ninguna llamada del archivo falló, así que no hay fallos que explicar.");

    [Fact]
    public Task Says_so_of_an_unknown_call() => AssertInsufficient(
        [Failed],
        new AnalysisRequest { CallId = "nobody", Language = TextLanguage.En },
        "The archive holds no call with that id, so it cannot be explained.");

    [Fact]
    public Task Says_so_of_a_call_that_did_not_fail() => AssertInsufficient(
        [Failed, Completed],
        new AnalysisRequest { CallId = "ok", Language = TextLanguage.En },
        "This call is not recorded as failed, so there is no failure to explain.");

    [Fact]
    public Task Says_so_of_a_failure_nobody_had() => AssertInsufficient(
        [Failed],
        new AnalysisRequest
        {
            Attributes = new Dictionary<string, string> { [CallAttributes.FailureReason] = "meteorite" },
            Language = TextLanguage.En,
        },
        "No failed call in the archive has the step or reason asked about, so it cannot be explained.");

    [Fact]
    public Task Says_so_where_the_cases_stand_for_too_few_calls() => AssertInsufficient(
        [Failed, Failed with { CallId = "b" }],
        AnalyzerHost.Request(),
        "Los casos parecidos solo reúnen 2 llamadas y hacen falta al menos 3, así que no se da una explicación.");

    [Fact]
    public async Task Says_so_where_no_case_is_similar_enough_to_the_question()
    {
        using var host = new AnalyzerHost
        {
            Neighbours = new FixedNeighbours(new CaseMatch(new InMemoryCalls([]).CaseOf(Failed), 0.29)),
            Chat = ScriptedChatClient.Saying("{}"),
        };

        var analysis = await host.AnalyzeAsync(new AnalysisRequest { Question = "¿Llueve?", Language = TextLanguage.Es });

        Assert.Equal("No hay ningún caso fallido lo bastante parecido, así que no se da una explicación.", analysis.Explanation);
        Assert.Empty(host.Chat.Requests);
    }

    [Fact]
    public async Task Says_that_rates_cannot_be_known_where_only_failures_were_exported()
    {
        var failures = SampleCalls.Create().Where(call => call.IsFailed).ToList();
        using var host = new AnalyzerHost { Calls = new InMemoryCalls(failures) };

        var analysis = await host.AnalyzeAsync(AnalyzerHost.Request());

        Assert.Equal(
            [
                "Del 2026-06-01 al 2026-06-30 hay 280 llamadas en el archivo, todas fallidas: no se puede saber qué parte de las llamadas falla",
                "121 llamadas de facturación fallaron en el paso de autenticación debido a un fallo biométrico: el 60,5 % de los 200 fallos de facturación",
            ],
            analysis.Evidence.Facts.Take(2).Select(fact => fact.Text));
        Assert.Equal(
            ["El archivo solo contiene llamadas fallidas: las tasas son partes de los fallos, no de todas las llamadas."], analysis.Warnings);
    }

    [Theory]
    [InlineData(TextLanguage.Es, "El almacén de vectores no contiene ningún caso aunque hay llamadas fallidas: ha perdido sus datos. Ejecute ivr reindex para restaurarlos.")]
    [InlineData(TextLanguage.En, "The vector store holds no case although calls failed: it has lost its data. Run ivr reindex to restore it.")]
    public async Task A_vector_store_that_lost_its_data_is_told_of(TextLanguage language, string warning)
    {
        using var host = new AnalyzerHost { Neighbours = new FixedNeighbours() };

        var analysis = await host.AnalyzeAsync(AnalyzerHost.Request(language));

        Assert.Contains(warning, analysis.Warnings);
    }

    [Fact]
    public async Task Compares_no_group_of_a_handful_of_calls()
    {
        using var host = new AnalyzerHost();
        var call = host.Calls.Calls.First(sample => sample is { FailureReason: "timeout", Channel: "app", CustomerSegment: "basic" });

        var analysis = await host.AnalyzeAsync(new AnalysisRequest { CallId = call.CallId, Language = TextLanguage.Es });

        var signature = analysis.Evidence.Facts.Single(fact => fact.Kind == FactKind.Signature);
        Assert.EndsWith("demasiado pocas para comparar", signature.Text, StringComparison.Ordinal);
    }

    private static async Task AssertInsufficient(IReadOnlyList<CallRecord> calls, AnalysisRequest request, string explanation)
    {
        using var host = new AnalyzerHost { Calls = new InMemoryCalls(calls), Chat = ScriptedChatClient.Saying("{}") };

        var analysis = await host.AnalyzeAsync(request);

        Assert.Equal((AnalysisVerdict.InsufficientEvidence, explanation), (analysis.Verdict, analysis.Explanation));
        Assert.Equal(new Grounding(0, 0, 0, 1), analysis.Grounding);
        Assert.Empty(host.Chat.Requests);
    }
}
