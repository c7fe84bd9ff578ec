using System.Net.Http.Json;
using System.Text.Json.Nodes;
using IvrFunctions.EndToEndTests.Ollama;

namespace IvrFunctions.EndToEndTests.Product;

/// <summary>The product with Ollama's models, as far as their wire goes.</summary>
public sealed class OllamaTests
{
    private const string Question =
        """{"call_type":"billing","failure_step":"authentication","failure_reason":"biometric_fail","customer_segment":"premium"}""";

    [Fact]
    public async Task Words_of_the_model_that_the_evidence_bears_out_are_the_explanation()
    {
        await using var ollama = await ScriptedOllama.StartAsync();
        await using var product = await StartAsync(ollama);
        ollama.Chat.Default = ScriptedReply.Say(
            """
            {"claims":[{"text":"Hay 400 fallos en las 1.000 llamadas del archivo.","cites":["F1"]}],
             "root_cause":{"text":"La causa probable es un fallo biométrico en el paso de autenticación.","cites":["C1"]},
             "recommendations":[{"action":"Revisar el reconocimiento de voz de la autenticación.","cites":["C1"]}],"confidence":"medium"}
            """);

        var (_, analysis) = await product.AnalyzeAsync(Question);

        Assert.Contains("hay 400 fallos en las 1.000 llamadas del archivo [F1].", (string?)analysis["explanation"], StringComparison.Ordinal);
        Assert.Equal(("ollama", false), ((string?)analysis["explained_by"]!["provider"], (bool)analysis["degraded"]!));
        Assert.Equal("ollama", (string?)analysis["embedded_by"]!["provider"]);
        Assert.Equal((3, 3, 0), ((int)analysis["grounding"]!["claims"]!, (int)analysis["grounding"]!["verified"]!, (int)analysis["grounding"]!["dropped"]!));
        Assert.All(ollama.Embeddings.Bodies, body => Assert.All(
            body["input"]!.AsArray(), text => Assert.Matches("^search_(document|query): ", (string)text!)));
    }

    [Fact]
    public async Task Invented_numbers_and_citations_never_reach_the_explanation()
    {
        await using var ollama = await ScriptedOllama.StartAsync();
        await using var product = await StartAsync(ollama);
        ollama.Chat.Default = ScriptedReply.Say(
            """
            {"claims":[{"text":"El 97 % de los clientes premium fallan.","cites":["F1"]},{"text":"Lo dice el caso noventa.","cites":["C90"]},
             {"text":"Hay 400 fallos en las 1.000 llamadas del archivo.","cites":["F1"]}],
             "root_cause":{"text":"La causa es el fallo 4711.","cites":["F2"]},"recommendations":[],"confidence":"high"}
            """);
        var before = ollama.Chat.Requests;

        var (_, analysis) = await product.AnalyzeAsync(Question);

        var explanation = (string)analysis["explanation"]!;
        Assert.DoesNotContain("97", explanation, StringComparison.Ordinal);
        Assert.DoesNotContain("C90", explanation, StringComparison.Ordinal);
        Assert.DoesNotContain("4711", explanation, StringComparison.Ordinal);
        Assert.Contains("400 fallos", explanation, StringComparison.Ordinal);
        Assert.Equal(2, ollama.Chat.Requests - before);
        Assert.Equal(3, (int)analysis["grounding"]!["dropped"]!);
    }

    [Fact]
    public async Task A_chat_model_that_fails_leaves_the_evidence_and_the_template_explanation()
    {
        await using var ollama = await ScriptedOllama.StartAsync();
        await using var product = await StartAsync(ollama);
        ollama.Chat.Default = ScriptedReply.Fail(ScriptedFault.RunnerDied);

        var (_, analysis) = await product.AnalyzeAsync(Question);

        Assert.Equal(("explained", true, "builtin"), ((string?)analysis["verdict"], (bool)analysis["degraded"]!, (string?)analysis["explained_by"]!["provider"]));
        Assert.Contains(analysis["warnings"]!.AsArray(), warning => ((string)warning!).Contains("terminated", StringComparison.Ordinal));
        Assert.NotEmpty(analysis["evidence"]!["cases"]!.AsArray());
    }

    [Fact]
    public async Task A_model_server_that_fails_makes_the_ingestion_wait_not_embed_otherwise()
    {
        await using var ollama = await ScriptedOllama.StartAsync();
        ollama.Embeddings.FailNext(2, ScriptedFault.Busy);

        await using var product = await StartAsync(ollama);

        var status = await product.WaitForSourceAsync("calls.csv");
        Assert.Equal(("completed", 3, 3), ((string?)status["state"], (int)status["cases_new"]!, (int)status["embeddings_computed"]!));
    }

    [Fact]
    public async Task Vectors_of_another_embedder_are_not_mixed_in()
    {
        await using var ollama = await ScriptedOllama.StartAsync();
        await using var product = await StartAsync(ollama);
        await product.Host.StopAsync();
        product.Settings["Ivr__Models"] = "builtin";
        await product.StartHostAsync();

        var (status, problem) = await product.AnalyzeAsync(Question);
        var other = await product.IngestAsync("other.csv", CallLog.Calls(20, "o"));

        Assert.Equal(System.Net.HttpStatusCode.Conflict, status);
        Assert.Contains("nomic-embed-text", (string?)problem["detail"], StringComparison.Ordinal);
        Assert.Equal("failed", (string?)other["state"]);
        Assert.Contains("nomic-embed-text", (string?)other["error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reindex_takes_the_cases_of_the_built_in_embedder_over_to_the_model()
    {
        await using var ollama = await ScriptedOllama.StartAsync();
        await using var product = new RunningProduct();
        await product.InitializeAsync();
        var ingested = await product.IngestAsync("calls.csv", CallLog.Calls(1000));
        await product.Host.StopAsync();
        product.Settings["Ivr__Models"] = "ollama";
        product.Settings["Ollama__Url"] = ollama.Url.ToString();
        await product.StartHostAsync();

        using var begun = await product.Http.PostAsync("/api/reindex", null, TestContext.Current.CancellationToken);
        var ended = await RunningProduct.UntilAsync(async () =>
        {
            var status = await product.Http.GetFromJsonAsync<JsonNode>("/api/reindex", TestContext.Current.CancellationToken);
            return (string?)status!["state"] is "completed" or "failed" ? status : null;
        });
        var (_, analysis) = await product.AnalyzeAsync(Question);
        var added = await product.IngestAsync("more.csv", CallLog.Calls(20, "m"));

        Assert.Equal(("completed", (int)ingested["cases_new"]!), ((string?)ended["state"], (int)ended["embeddings_computed"]!));
        Assert.Equal(("ollama", "ollama"), ((string?)analysis["embedded_by"]!["provider"], ((string)ended["to"]!).Split(' ')[0]));
        Assert.NotEmpty(analysis["evidence"]!["cases"]!.AsArray());
        Assert.Equal("completed", (string?)added["state"]);
    }

    private static async Task<RunningProduct> StartAsync(ScriptedOllama ollama)
    {
        var product = new RunningProduct();
        product.Settings["Ivr__Models"] = "ollama";
        product.Settings["Ollama__Url"] = ollama.Url.ToString();
        await product.InitializeAsync();
        var status = await product.IngestAsync("calls.csv", CallLog.Calls(1000));
        Assert.Equal("completed", (string?)status["state"]);

        // It asks the models too.
        await product.WaitForReportAsync((string)status["id"]!);
        return product;
    }
}
