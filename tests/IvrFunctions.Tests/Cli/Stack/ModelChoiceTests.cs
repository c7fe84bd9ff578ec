using System.Net;
using IvrFunctions.Cli;
using IvrFunctions.Cli.Stack;

namespace IvrFunctions.Tests.Cli.Stack;

public sealed class ModelChoiceTests
{
    private static readonly HttpDouble WithOllama = new HttpDouble().On("GET /api/version", """{"version":"0.9.0"}""");

    private static readonly HttpDouble WithoutOllama =
        new HttpDouble().On("GET /api/version", () => throw new HttpRequestException("Connection refused"));

    [Theory]
    [InlineData(null)]
    [InlineData("auto")]
    [InlineData("ollama")]
    public async Task Takes_Ollama_where_it_answers(string? wish)
    {
        var choice = await DecideAsync(wish, WithOllama);

        Assert.Equal("ollama", choice.Models);
        Assert.Null(choice.Notice);
        Assert.Equal(["nomic-embed-text", "llama3.1"], choice.Ollama!.Models);
    }

    [Fact]
    public async Task Says_what_is_lost_where_Ollama_does_not_answer()
    {
        var choice = await DecideAsync(null, WithoutOllama);

        Assert.Equal("builtin", choice.Models);
        Assert.StartsWith("Ollama does not answer at http://127.0.0.1:11434/: the built-in models are used.", choice.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_not_ask_Ollama_where_the_built_in_models_are_wanted()
    {
        var choice = await DecideAsync("builtin", new HttpDouble());

        Assert.Equal(("builtin", null), (choice.Models, choice.Notice));
    }

    [Fact]
    public async Task Fails_where_Ollama_is_wanted_and_does_not_answer()
    {
        var error = await Assert.ThrowsAsync<CliException>(() => DecideAsync("ollama", WithoutOllama));

        Assert.Equal(
            "Ollama does not answer at http://127.0.0.1:11434/. Start it (ollama serve), set Ollama__Url, or use IVR_MODELS=builtin.", error.Message);
    }

    [Fact]
    public async Task Names_a_wish_it_does_not_know()
    {
        var error = await Assert.ThrowsAsync<CliException>(() => DecideAsync("gpt", new HttpDouble()));

        Assert.Equal("IVR_MODELS is \"gpt\"; it can be auto, ollama or builtin.", error.Message);
    }

    [Fact]
    public async Task A_model_is_fetched_only_when_the_stream_says_so()
    {
        var seen = new List<PullStatus>();
        var ollama = Ollama(new HttpDouble().On("POST /api/pull",
            "{\"status\":\"pulling\",\"total\":10,\"completed\":4}\n{\"status\":\"success\"}\n"));

        await ollama.PullAsync("llama3.1", seen.Add, TestContext.Current.CancellationToken);

        Assert.Equal([new("pulling", 10, 4, null), new("success", null, null, null)], seen);
    }

    [Theory]
    [InlineData("{\"status\":\"pulling\"}\n{\"error\":\"no space left\"}\n", HttpStatusCode.OK, "no space left")]
    [InlineData("{\"status\":\"pulling\"}\n", HttpStatusCode.OK, "the download broke off")]
    [InlineData("{\"error\":\"file does not exist\"}", HttpStatusCode.InternalServerError, "file does not exist")]
    [InlineData("", HttpStatusCode.BadGateway, "HTTP 502")]
    public async Task A_model_that_cannot_be_fetched_is_named_with_the_reason(string stream, HttpStatusCode status, string reason)
    {
        var ollama = Ollama(new HttpDouble().On("POST /api/pull", stream, status));

        var error = await Assert.ThrowsAsync<CliException>(
            () => ollama.PullAsync("llama3.1", _ => { }, TestContext.Current.CancellationToken));

        Assert.Equal($"Ollama could not fetch llama3.1: {reason}.", error.Message);
    }

    private static OllamaServer Ollama(HttpDouble http) => new(http.Client(), OllamaSettings.From(TestStack.Environment()));

    private static Task<ModelChoice> DecideAsync(string? wish, HttpDouble http) =>
        ModelChoice.DecideAsync(
            wish is null ? TestStack.Environment() : TestStack.Environment(("IVR_MODELS", wish)), http.Client(), TestContext.Current.CancellationToken);
}
