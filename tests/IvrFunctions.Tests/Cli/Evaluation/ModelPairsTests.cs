using System.Net;
using IvrFunctions.Cli;
using IvrFunctions.Cli.Evaluation;
using IvrFunctions.Tests.Cli.Stack;

namespace IvrFunctions.Tests.Cli.Evaluation;

public sealed class ModelPairsTests : IDisposable
{
    private readonly HttpDouble ollama = new();

    public void Dispose() => ollama.Dispose();

    [Fact]
    public async Task Without_Ollama_the_built_in_models_are_evaluated()
    {
        ollama.On("GET /api/version", "", HttpStatusCode.NotFound);

        Assert.Equal([ModelPair.BothBuiltIn], await ChooseAsync([]));
    }

    [Fact]
    public async Task With_Ollama_the_models_that_are_set_are()
    {
        ollama.On("GET /api/version", "{}").On("POST /api/show", "{}");

        Assert.Equal(
            [new ModelPair("qwen2.5", "nomic-embed-text")], await ChooseAsync([], null, ("Ollama__ChatModel", "qwen2.5")));
    }

    [Fact]
    public async Task Models_are_compared_in_the_order_given_each_once()
    {
        ollama.On("GET /api/version", "{}").On("POST /api/show", "{}");

        Assert.Equal(
            [new ModelPair("llama3.1", "bge-m3"), new ModelPair("qwen2.5", "bge-m3")], await ChooseAsync(["llama3.1", "qwen2.5", "llama3.1"], "bge-m3"));
        Assert.Equal(
            [ModelPair.BothBuiltIn, new ModelPair("llama3.1", "nomic-embed-text")], await ChooseAsync(["builtin", "llama3.1"]));
    }

    [Fact]
    public async Task A_model_that_is_not_pulled_is_named()
    {
        ollama.On("GET /api/version", "{}").On("POST /api/show", """{"error":"model 'qwen2.5' not found"}""", HttpStatusCode.NotFound);

        var error = await Assert.ThrowsAsync<CliException>(() => ChooseAsync(["qwen2.5"]));

        Assert.Equal("Ollama at http://127.0.0.1:11434/ has no model qwen2.5. Fetch it first: ollama pull qwen2.5", error.Message);
    }

    [Fact]
    public async Task Models_of_Ollama_need_Ollama()
    {
        ollama.On("GET /api/version", "", HttpStatusCode.NotFound);

        var error = await Assert.ThrowsAsync<CliException>(() => ChooseAsync(["qwen2.5"]));

        Assert.Equal("Ollama does not answer at http://127.0.0.1:11434/. Start it (ollama serve) or set Ollama__Url.", error.Message);
    }

    [Fact]
    public async Task The_built_in_chat_model_takes_no_other_embedding_model()
    {
        var error = await Assert.ThrowsAsync<CliException>(() => ChooseAsync(["builtin"], "bge-m3"));

        Assert.Equal("The built-in models embed by themselves: --embedding needs chat models of Ollama.", error.Message);
    }

    private Task<IReadOnlyList<ModelPair>> ChooseAsync(
        IReadOnlyList<string> chats, string? embedding = null, params (string Name, string Value)[] environment) =>
        new ModelPairs(TestStack.Environment(environment), ollama.Client()).ChooseAsync(chats, embedding, TestContext.Current.CancellationToken);
}
