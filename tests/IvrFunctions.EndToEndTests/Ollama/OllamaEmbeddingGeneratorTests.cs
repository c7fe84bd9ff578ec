using IvrFunctions.Core.Ports;
using Microsoft.Extensions.AI;

namespace IvrFunctions.EndToEndTests.Ollama;

public class OllamaEmbeddingGeneratorTests
{
    private static readonly string[] FiveTexts = ["uno", "dos", "tres", "cuatro", "cinco"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gives_each_text_its_vector_in_batches_that_are_never_cut_silently()
    {
        await using var ollama = await OllamaHarness.StartAsync(("EmbedBatch", "2"));

        var vectors = await ollama.Embedder.GenerateAsync(FiveTexts, cancellationToken: Token);

        Assert.Equal(FiveTexts.Select(VectorOf), vectors.Select(vector => vector.Vector.ToArray()));
        Assert.Equal(
            [["uno", "dos"], ["tres", "cuatro"], ["cinco"]],
            ollama.Server.Embeddings.Bodies.Select(body => body["input"]!.AsArray().Select(text => (string)text!)));
        Assert.All(ollama.Server.Embeddings.Bodies, body => Assert.False((bool)body["truncate"]!));
    }

    [Fact]
    public async Task Asks_nothing_for_no_texts()
    {
        await using var ollama = await OllamaHarness.StartAsync();

        Assert.Empty(await ollama.Embedder.GenerateAsync([], cancellationToken: Token));

        Assert.Equal(0, ollama.Server.Embeddings.Requests);
    }

    [Fact]
    public async Task Asks_one_request_at_a_time()
    {
        await using var ollama = await OllamaHarness.StartAsync(("EmbedBatch", "1"));

        await Task.WhenAll(FiveTexts.Select(text => ollama.Embedder.GenerateAsync([text, text], cancellationToken: Token)));

        Assert.Equal((10, 1), (ollama.Server.Embeddings.Requests, ollama.Server.Embeddings.MostAtOnce));
    }

    [Fact]
    public async Task Cuts_only_the_text_that_is_too_long()
    {
        await using var ollama = await OllamaHarness.StartWithAsync([ScriptedModel.NomicEmbedText with { ContextTokens = 10 }]);
        var tooLong = string.Concat(Enumerable.Repeat("0123456789", 10));
        string[] texts = [.. FiveTexts, tooLong, "siete", "ocho"];

        var vectors = await ollama.Embedder.GenerateAsync(texts, cancellationToken: Token);

        string[] embedded = [.. FiveTexts, tooLong[..25], "siete", "ocho"];
        Assert.Equal(embedded.Select(VectorOf), vectors.Select(vector => vector.Vector.ToArray()));
    }

    [Fact]
    public async Task Does_not_cut_a_character_in_two()
    {
        await using var ollama = await OllamaHarness.StartWithAsync([ScriptedModel.NomicEmbedText with { ContextTokens = 1 }]);

        var vector = await ollama.Embedder.GenerateVectorAsync("abc😀xyz", cancellationToken: Token);

        Assert.Equal(VectorOf("abc"), vector.ToArray());
    }

    [Fact]
    public async Task Fails_with_Ollamas_reason_where_a_text_is_refused_for_another_reason()
    {
        await using var ollama = await OllamaHarness.StartAsync();
        ollama.Server.Embeddings.Refuse = text => text == "cuatro" ? "embedding contains NaN or Inf values" : null;

        var error = await FailAsync(ollama, FiveTexts);

        Assert.Equal(("ollama", "Ollama refused: embedding contains NaN or Inf values"), (error.Service, error.Message));
    }

    [Theory]
    [InlineData(404, "model \"nomic-embed-text\" not found, try pulling it first")]
    [InlineData(500, "llama runner process has terminated: signal: killed")]
    [InlineData(503, "server busy, please try again.  maximum pending requests exceeded")]
    public async Task Keeps_the_reason_of_a_failed_request(int status, string reason)
    {
        await using var ollama = await OllamaHarness.StartAsync();
        ollama.Server.Embeddings.FailNext(1, new(status, reason));

        var error = await FailAsync(ollama, FiveTexts);

        Assert.Equal(("ollama", $"Ollama refused: {reason}"), (error.Service, error.Message));
        Assert.Equal(1, ollama.Server.Embeddings.Requests);
    }

    [Fact]
    public async Task Works_again_when_Ollama_does()
    {
        await using var ollama = await OllamaHarness.StartAsync();
        ollama.Server.Embeddings.FailUntilRecovery(ScriptedFault.RunnerDied);
        await FailAsync(ollama, FiveTexts);
        ollama.Server.Embeddings.Recover();

        var vectors = await ollama.Embedder.GenerateAsync(FiveTexts, cancellationToken: Token);

        Assert.Equal(FiveTexts.Select(VectorOf), vectors.Select(vector => vector.Vector.ToArray()));
    }

    [Fact]
    public async Task Refuses_another_number_of_vectors_than_of_texts()
    {
        await using var ollama = await OllamaHarness.StartAsync();
        ollama.Server.Embeddings.Answer = vectors => [.. vectors.Skip(1)];

        Assert.Equal("nomic-embed-text gave 4 vectors for 5 texts.", (await FailAsync(ollama, FiveTexts)).Message);
    }

    [Fact]
    public async Task Refuses_a_vector_of_another_length()
    {
        await using var ollama = await OllamaHarness.StartAsync();
        ollama.Server.Embeddings.Vector = (text, _) => TextVector.Of(text, 512);

        Assert.Equal("nomic-embed-text gave a vector of 512 numbers instead of 768.", (await FailAsync(ollama, FiveTexts)).Message);
    }

    [Fact]
    public async Task Refuses_a_vector_of_zeros()
    {
        await using var ollama = await OllamaHarness.StartAsync();
        ollama.Server.Embeddings.Vector = (_, dimensions) => new float[dimensions];

        Assert.Equal("nomic-embed-text gave a vector of zeros.", (await FailAsync(ollama, FiveTexts)).Message);
    }

    [Fact]
    public async Task Refuses_a_number_that_is_not_finite()
    {
        await using var ollama = await OllamaHarness.StartWithAsync([ScriptedModel.NomicEmbedText with { Dimensions = 2 }]);
        ollama.Server.Embeddings.Body = """{"model":"nomic-embed-text","embeddings":[[0.5,1e39]]}""";

        Assert.Equal("nomic-embed-text gave a vector with a number that is not finite.", (await FailAsync(ollama, ["uno"])).Message);
    }

    [Theory]
    [InlineData("<html>Welcome</html>")]
    [InlineData("""{"embeddings":[["a"]]}""")]
    public async Task Refuses_an_answer_that_is_not_Ollamas(string body)
    {
        await using var ollama = await OllamaHarness.StartAsync();
        ollama.Server.Embeddings.Body = body;

        Assert.Equal($"What answers at {ollama.Server.Url} does not speak as Ollama does.", (await FailAsync(ollama, ["uno"])).Message);
    }

    [Fact]
    public async Task Asks_nothing_once_cancelled()
    {
        await using var ollama = await OllamaHarness.StartAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(
            () => ollama.Embedder.GenerateAsync(FiveTexts, cancellationToken: cancelled.Token));

        Assert.Equal((0, 0), (ollama.Server.Embeddings.Requests, ollama.Server.Models.Listings));
    }

    [Fact]
    public async Task Leaves_a_request_that_is_cancelled_and_goes_on_with_the_next()
    {
        await using var ollama = await OllamaHarness.StartAsync();
        var hold = new Hold();
        ollama.Server.Embeddings.Before = hold.UntilClientLeavesAsync;
        using var cancelling = new CancellationTokenSource();

        var embedding = ollama.Embedder.GenerateAsync(FiveTexts, cancellationToken: cancelling.Token);
        await hold.Reached.WaitAsync(Token);
        await cancelling.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => embedding);
        Assert.Equal(cancelling.Token, error.CancellationToken);
        await hold.ClientLeft.WaitAsync(Token);
        ollama.Server.Embeddings.Before = _ => Task.CompletedTask;
        Assert.Equal(VectorOf("uno"), (await ollama.Embedder.GenerateVectorAsync("uno", cancellationToken: Token)).ToArray());
    }

    [Fact]
    public async Task Gives_up_after_the_time_out()
    {
        await using var ollama = await OllamaHarness.StartAsync(("RequestTimeout", "00:00:01"));
        ollama.Server.Embeddings.Before = new Hold().UntilClientLeavesAsync;

        Assert.Equal("Ollama did not answer within 00:00:01 (Ollama__RequestTimeout).", (await FailAsync(ollama, ["uno"])).Message);
    }

    [Fact]
    public async Task Says_where_nothing_answers()
    {
        await using var ollama = await OllamaHarness.StartAsync();
        var url = ollama.Server.Url;
        await ollama.Server.DisposeAsync();

        Assert.StartsWith($"Ollama does not answer at {url}: ", (await FailAsync(ollama, ["uno"])).Message, StringComparison.Ordinal);
    }

    private static float[] VectorOf(string text) => TextVector.Of(text, 768);

    private static Task<ServiceUnavailableException> FailAsync(OllamaHarness ollama, string[] texts) =>
        Assert.ThrowsAsync<ServiceUnavailableException>(() => ollama.Embedder.GenerateAsync(texts, cancellationToken: Token));
}
