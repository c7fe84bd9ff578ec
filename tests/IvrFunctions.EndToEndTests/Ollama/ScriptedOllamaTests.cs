using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace IvrFunctions.EndToEndTests.Ollama;

/// <summary>The scripted server itself, where the adapter's tests do not go: it must not be kinder than Ollama.</summary>
public class ScriptedOllamaTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Says_that_it_runs()
    {
        await using var ollama = await ScriptedOllama.StartAsync();
        using var http = new HttpClient { BaseAddress = ollama.Url };

        Assert.Equal("Ollama is running", await http.GetStringAsync("/", Token));
        Assert.Equal("""{"version":"0.12.3"}""", await http.GetStringAsync("/api/version", Token));
    }

    [Theory]
    [InlineData("/api/embed", "", 400, """{"error":"missing request body"}""")]
    [InlineData("/api/embed", """{"model":"nomic-embed-text","input":[1]}""", 400, """{"error":"invalid input type"}""")]
    [InlineData("/api/embed", """{"model":"none","input":["a"]}""", 404, """{"error":"model \"none\" not found, try pulling it first"}""")]
    [InlineData("/api/chat", """{"model":"none"}""", 404, """{"error":"model 'none' not found"}""")]
    [InlineData("/api/chat", """{"model":"nomic-embed-text"}""", 400, """{"error":"\"nomic-embed-text\" does not support chat"}""")]
    [InlineData("/api/show", """{"model":"none"}""", 404, """{"error":"model 'none' not found"}""")]
    public async Task Refuses_as_Ollama_does(string path, string body, int status, string answer)
    {
        await using var ollama = await ScriptedOllama.StartAsync();

        Assert.Equal((status, answer), await PostAsync(ollama, path, body));
    }

    [Fact]
    public async Task Embeds_an_empty_input_as_nothing()
    {
        await using var ollama = await ScriptedOllama.StartAsync();

        var (_, answer) = await PostAsync(ollama, "/api/embed", """{"model":"nomic-embed-text","input":""}""");

        Assert.Empty(JsonNode.Parse(answer)!["embeddings"]!.AsArray());
    }

    [Fact]
    public async Task Shortens_vectors_to_the_dimensions_asked_for()
    {
        await using var ollama = await ScriptedOllama.StartAsync();

        var (_, answer) = await PostAsync(
            ollama, "/api/embed", """{"model":"nomic-embed-text","input":"uno dos tres cuatro","dimensions":256}""");

        var vector = JsonNode.Parse(answer)!["embeddings"]![0]!.AsArray().Select(number => (float)number!).ToList();
        Assert.Equal((256, 1.0), (vector.Count, Math.Round(vector.Sum(number => number * number), 4)));
    }

    [Fact]
    public async Task Cuts_long_texts_silently_where_that_is_not_forbidden()
    {
        await using var ollama = await ScriptedOllama.StartAsync(ScriptedModel.NomicEmbedText with { ContextTokens = 1 });

        var (_, answer) = await PostAsync(ollama, "/api/embed", """{"model":"nomic-embed-text","input":"abcdefgh"}""");

        Assert.Equal(
            TextVector.Of("abcd", 768), JsonNode.Parse(answer)!["embeddings"]![0]!.AsArray().Select(number => (float)number!));
    }

    [Fact]
    public async Task Answers_in_one_piece_where_no_stream_is_asked_for()
    {
        await using var ollama = await ScriptedOllama.StartAsync();
        ollama.Chat.Enqueue(ScriptedReply.Say(request => request.Prompt.ToUpperInvariant()));

        var (_, answer) = await PostAsync(
            ollama, "/api/chat", """{"model":"llama3.1","messages":[{"role":"user","content":"por qué"}],"stream":false}""");

        var body = JsonNode.Parse(answer)!;
        Assert.Equal(
            ("POR QUÉ", true, "stop"), ((string?)body["message"]!["content"], (bool)body["done"]!, (string?)body["done_reason"]));
    }

    [Fact]
    public async Task Pulls_a_model_with_progress()
    {
        await using var ollama = await ScriptedOllama.StartAsync([ScriptedModel.Llama31]);
        ollama.Models.Registry[ScriptedModel.NomicEmbedText.Name] = ScriptedModel.NomicEmbedText;

        var (_, lines) = await PostAsync(ollama, "/api/pull", """{"model":"nomic-embed-text"}""");

        const string layer =
            "\"digest\":\"sha256:0a109f422b47e3a30ba2b10eca18548e944e8a23073ee3f3e947efcf3c45e59f\",\"total\":274302450";
        Assert.Equal(
            $$"""
            {"status":"pulling manifest"}
            {"status":"pulling 0a109f422b47",{{layer}},"completed":0}
            {"status":"pulling 0a109f422b47",{{layer}},"completed":137151225}
            {"status":"pulling 0a109f422b47",{{layer}},"completed":274302450}
            {"status":"verifying sha256 digest"}
            {"status":"writing manifest"}
            {"status":"success"}

            """,
            lines);
        using var http = new HttpClient { BaseAddress = ollama.Url };
        var tags = await http.GetFromJsonAsync<JsonNode>("/api/tags", Token);
        Assert.Equal(
            ["llama3.1:latest", "nomic-embed-text:latest"],
            tags!["models"]!.AsArray().Select(model => (string)model!["name"]!).Order(StringComparer.Ordinal));
    }

    private static async Task<(int Status, string Body)> PostAsync(ScriptedOllama ollama, string path, string body)
    {
        using var http = new HttpClient { BaseAddress = ollama.Url };
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(path, content, Token);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Token));
    }
}
