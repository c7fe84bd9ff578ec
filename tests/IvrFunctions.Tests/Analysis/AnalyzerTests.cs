using System.Text.Json;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Ports;
using IvrFunctions.Tests.Doubles;

namespace IvrFunctions.Tests.Analysis;

public sealed class AnalyzerTests
{
    [Fact]
    public async Task Chooses_distinct_relevant_stories_with_the_calls_they_stand_for()
    {
        using var host = new AnalyzerHost();

        var analysis = await host.AnalyzeAsync(AnalyzerHost.Request() with { Cases = 3 });

        var nearest = analysis.Evidence.Cases[0];
        Assert.Equal(("C1", 1.0, 42L, 3), (nearest.Id, nearest.Similarity, nearest.Calls, nearest.SampleCallIds.Count));
        Assert.Equal(
            "Llamada de facturación por teléfono, cliente premium, idioma español. Falló en el paso autenticación: fallo biométrico.",
            nearest.Narrative);
        Assert.All(analysis.Evidence.Cases, similar => Assert.Equal("biometric_fail", similar.Attributes[CallAttributes.FailureReason]));
        Assert.Equal(3, analysis.Evidence.Cases.DistinctBy(similar => string.Join('|', similar.Attributes)).Count());
    }

    [Fact]
    public async Task Shows_calls_that_differ_in_notes_as_one_story()
    {
        var noted = SampleCalls.BiometricFailure with { Notes = "La huella de voz no coincide" };
        var archive = new InMemoryCalls([SampleCalls.BiometricFailure, SampleCalls.BiometricFailure with { CallId = "b" }, noted]);
        using var host = new AnalyzerHost
        {
            Calls = archive,
            Neighbours = new FixedNeighbours(
                new CaseMatch(archive.CaseOf(noted), 0.9), new CaseMatch(archive.CaseOf(SampleCalls.BiometricFailure), 0.9)),
        };

        var analysis = await host.AnalyzeAsync(AnalyzerHost.Request());

        Assert.Equal([2], analysis.Evidence.Cases.Select(similar => similar.Calls));
    }

    [Fact]
    public async Task Asks_for_more_neighbours_where_too_few_are_still_in_the_archive()
    {
        var archive = new InMemoryCalls(SampleCalls.Create());
        var gone = Enumerable.Range(0, 40).Select(i => new CaseMatch(new CaseId((UInt128)i), 0.99));
        using var host = new AnalyzerHost
        {
            Calls = archive,
            Neighbours = new FixedNeighbours([.. gone, new CaseMatch(archive.CaseOf(SampleCalls.BiometricFailure), 0.9)]),
        };

        var analysis = await host.AnalyzeAsync(AnalyzerHost.Request());

        Assert.Equal([0.9], analysis.Evidence.Cases.Select(similar => similar.Similarity));
        Assert.Equal(2, host.Neighbours.Queries);
    }

    [Fact]
    public async Task Embeds_the_story_in_the_archives_language_behind_the_models_prefix()
    {
        using var host = new AnalyzerHost();

        await host.AnalyzeAsync(AnalyzerHost.Request(TextLanguage.En) with { Question = "Why?" });

        Assert.Equal(
            ["search_query: Llamada de facturación, cliente premium. Falló en el paso autenticación: fallo biométrico. Why?"],
            host.Embedded);
    }

    [Fact]
    public async Task Looks_a_call_up_and_asks_about_its_attributes()
    {
        using var host = new AnalyzerHost();
        var call = host.Calls.Calls.First(sample => sample is { FailureReason: "biometric_fail", CustomerSegment: "premium" } && sample.StartedAt.Hour == 11);

        var analysis = await host.AnalyzeAsync(new AnalysisRequest { CallId = call.CallId, Language = TextLanguage.Es });

        Assert.Contains(analysis.Evidence.Facts, fact => fact.Kind == FactKind.Signature);
        Assert.Contains(
            analysis.Evidence.Facts,
            fact => fact is { Kind: FactKind.Driver, About.Count: 2 } && fact.About[CallAttributes.HourBand] == "peak_morning");
        Assert.Contains(analysis.Evidence.Facts, fact => fact.Kind == FactKind.NoDifference && fact.About.ContainsKey(CallAttributes.Region));
    }

    [Fact]
    public async Task Finds_values_by_their_names_and_without_their_accents()
    {
        using var host = new AnalyzerHost();

        var analysis = await host.AnalyzeAsync(new AnalysisRequest
        {
            Language = TextLanguage.Es,
            Attributes = new Dictionary<string, string>
            {
                [CallAttributes.CallType] = "Facturacion",
                [CallAttributes.FailureReason] = "biométrico",
                [CallAttributes.CustomerSegment] = "PREMIUM",
                [CallAttributes.Region] = "Atlántida",
            },
        });

        var failure = analysis.Evidence.Facts.Single(fact => fact.Kind == FactKind.Failure);
        Assert.Equal(
            new Dictionary<string, string> { [CallAttributes.CallType] = "billing", [CallAttributes.FailureReason] = "biometric_fail" },
            failure.About);
        Assert.Equal(
            ["Ninguna llamada fallida tiene region = «Atlántida» (o podría ser más de un valor): no se ha tenido en cuenta."],
            analysis.Warnings);
    }

    [Fact]
    public async Task Understands_the_values_that_a_question_names()
    {
        using var host = new AnalyzerHost();

        var analysis = await host.AnalyzeAsync(new AnalysisRequest
        {
            Language = TextLanguage.Es,
            Question = "¿Por qué hay tantos fallos biométricos en las llamadas de facturación de clientes premium?",
        });

        Assert.Equal(
            ["De la pregunta se ha entendido: failure_reason = biometric_fail, call_type = billing, customer_segment = premium."],
            analysis.Warnings);
        Assert.StartsWith(
            "La pregunta trata de las llamadas de facturación que fallaron debido a un fallo biométrico entre los clientes premium.",
            analysis.Explanation,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Understands_a_value_that_the_archive_spells_in_other_letters_than_usual()
    {
        var calls = SampleCalls.Create().Select(call => call.CustomerSegment == "premium" ? call with { CustomerSegment = "VIP" } : call);
        using var host = new AnalyzerHost { Calls = new InMemoryCalls([.. calls]) };

        var analysis = await host.AnalyzeAsync(new AnalysisRequest { Language = TextLanguage.Es, Question = "¿Por qué fallan los clientes vip?" });

        Assert.Equal(["De la pregunta se ha entendido: customer_segment = VIP."], analysis.Warnings);
    }

    [Fact]
    public async Task Says_what_fails_most_where_no_failure_is_named()
    {
        using var host = new AnalyzerHost();

        var analysis = await host.AnalyzeAsync(new AnalysisRequest
        {
            Language = TextLanguage.En,
            Attributes = new Dictionary<string, string> { [CallAttributes.CallType] = "billing" },
        });

        Assert.Equal(
            [
                "From 2026-06-01 to 2026-06-30 the archive holds 4,000 calls, of which 280 failed (7.0%)",
                "Of 2,000 billing calls, 200 failed (10.0%)",
                "121 of the 200 failures (60.5%) happened at the authentication step due to a biometric failure",
                "79 of the 200 failures (39.5%) happened at the payment step due to a time-out",
            ],
            analysis.Evidence.Facts.Take(4).Select(fact => fact.Text));
    }

    [Fact]
    public async Task Tells_the_only_reason_of_a_step_with_the_group_in_which_it_concentrates()
    {
        using var host = new AnalyzerHost();

        var analysis = await host.AnalyzeAsync(new AnalysisRequest
        {
            Language = TextLanguage.Es,
            Attributes = new Dictionary<string, string> { [CallAttributes.FailureStep] = "autenticación" },
        });

        Assert.Equal(
            "un fallo biométrico en el paso de autenticación, sobre todo entre los clientes "
            + "premium en la hora punta de la mañana (es una asociación estadística, no una prueba)",
            analysis.RootCause);
        Assert.Equal("Todos estos fallos (121) ocurrieron debido a un fallo biométrico", analysis.Evidence.Facts[2].Text);
        Assert.Equal(0, analysis.Grounding.Dropped);
    }

    [Fact]
    public async Task Gives_the_same_id_to_the_same_question_and_stores_the_answer()
    {
        using var host = new AnalyzerHost();

        var first = await host.AnalyzeAsync(AnalyzerHost.Request());
        var second = await host.AnalyzeAsync(AnalyzerHost.Request());
        var other = await host.AnalyzeAsync(AnalyzerHost.Request() with { Cases = 4 });

        Assert.Equal(first.AnalysisId, second.AnalysisId);
        Assert.NotEqual(first.AnalysisId, other.AnalysisId);
        using var stored = JsonDocument.Parse(host.Stored[$"State/analyses/{first.AnalysisId}.json"]);
        Assert.Equal(
            [
                "version", "analysis_id", "verdict", "explanation", "root_cause", "confidence", "claims", "recommendations", "evidence",
                "grounding", "dropped_statements", "state", "cached", "provenance", "explained_by", "embedded_by", "degraded", "warnings",
                "timings_ms",
            ],
            stored.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal("explained", stored.RootElement.GetProperty("verdict").GetString());
        Assert.Equal("population", stored.RootElement.GetProperty("evidence").GetProperty("facts")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Answers_even_where_the_answer_cannot_be_stored()
    {
        using var host = new AnalyzerHost { StorageFails = new ServiceUnavailableException("storage", "down") };

        var analysis = await host.AnalyzeAsync(AnalyzerHost.Request());

        Assert.Equal(AnalysisVerdict.Explained, analysis.Verdict);
        Assert.Equal(["El análisis no se pudo guardar: no se podrá consultar más tarde."], analysis.Warnings);
    }

    [Fact]
    public async Task Answers_from_the_figures_alone_where_the_embedder_fails()
    {
        using var host = new AnalyzerHost
        {
            EmbedderFails = new ServiceUnavailableException("ollama", "refused"),
            Chat = ScriptedChatClient.Saying("{}"),
        };

        var analysis = await host.AnalyzeAsync(AnalyzerHost.Request());

        Assert.Equal((AnalysisVerdict.Explained, true, 0), (analysis.Verdict, analysis.Degraded, analysis.Evidence.Cases.Count));
        Assert.Equal(
            [
                "El modelo de embeddings no está disponible: la respuesta no incluye casos similares (refused).",
                "El modelo de lenguaje no está disponible: la explicación está escrita por plantillas.",
            ],
            analysis.Warnings);
        Assert.StartsWith(
            "Esta llamada de facturación falló en el paso de autenticación debido a un fallo biométrico. "
            + "Basándome en las 4.000 llamadas del archivo, este fallo se da en 121 llamadas de facturación",
            analysis.Explanation,
            StringComparison.Ordinal);
        Assert.Empty(host.Chat.Requests);
    }

    [Fact]
    public async Task Passes_on_that_the_vector_store_is_down()
    {
        var down = new ServiceUnavailableException("chroma", "down");
        using var host = new AnalyzerHost { Neighbours = new FixedNeighbours { Fails = down } };

        Assert.Same(down, await Assert.ThrowsAsync<ServiceUnavailableException>(() => host.AnalyzeAsync(AnalyzerHost.Request())));
    }

    [Fact]
    public async Task Stops_before_it_begins_where_the_caller_has_left()
    {
        using var host = new AnalyzerHost();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => host.AnalyzeAsync(AnalyzerHost.Request(), new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Counts_once_and_asks_for_values_and_cases_once_a_snapshot()
    {
        using var host = new AnalyzerHost();
        var analyzer = host.Create();

        await analyzer.AnalyzeAsync(AnalyzerHost.Request(), TestContext.Current.CancellationToken);
        var asked = (host.Calls.ValueQueries, host.Calls.CasesAsked);
        await analyzer.AnalyzeAsync(AnalyzerHost.Request(), TestContext.Current.CancellationToken);

        // Once an answer, and once for what only tells the outcome.
        Assert.Equal((3, asked), (host.Calls.Counts, (host.Calls.ValueQueries, host.Calls.CasesAsked)));
    }
}
