using System.Text.Json;
using System.Text.Json.Nodes;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.AI;

namespace IvrFunctions.EndToEndTests.Ollama;

public class OllamaChatClientTests
{
    private static readonly ChatMessage[] Prompt =
        [new(ChatRole.System, "Answer from the evidence."), new(ChatRole.User, "¿Por qué fallan las llamadas?")];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sends_every_setting_with_the_prompt()
    {
        await using var ollama = await OllamaHarness.StartAsync();
        ollama.Server.Chat.Default = ScriptedReply.Say("Por la biometría.");

        await ollama.Chat.GetResponseAsync(Prompt, cancellationToken: Token);

        AssertJson(
            """
            {
              "model": "llama3.1",
              "messages": [
                {"role": "system", "content": "Answer from the evidence."},
                {"role": "user", "content": "¿Por qué fallan las llamadas?"}
              ],
              "options": {"num_ctx": 8192, "num_predict": 1024, "seed": 42, "temperature": 0},
              "stream": true,
              "think": false,
              "CustomHeaders": {}
            }
            """,
            ollama.Server.Chat.Received.Single().Body);
    }

    [Fact]
    public async Task Sends_the_settings_that_are_configured()
    {
        await using var ollama = await OllamaHarness.StartAsync(("ContextTokens", "4096"), ("AnswerTokens", "300"), ("Seed", "7"));
        ollama.Server.Chat.Default = ScriptedReply.Say("Por la biometría.");

        await ollama.Chat.GetResponseAsync(Prompt, new ChatOptions { ModelId = "another" }, Token);

        var request = ollama.Server.Chat.Received.Single();
        Assert.Equal("llama3.1", request.Model);
        AssertJson("""{"num_ctx": 4096, "num_predict": 300, "seed": 7, "temperature": 0}""", request.Options!);
    }

    [Fact]
    public async Task Sends_the_schema_an_answer_must_have()
    {
        await using var ollama = await OllamaHarness.StartAsync();
        ollama.Server.Chat.Default = ScriptedReply.Say("""{"root_cause":"biometría"}""");
        const string schema = """{"type":"object","properties":{"root_cause":{"type":"string"}},"required":["root_cause"]}""";
        var options = new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonElement.Parse(schema)) };

        var answer = await ollama.Chat.GetResponseAsync(Prompt, options, Token);

        Assert.Equal("""{"root_cause":"biometría"}""", answer.Text);
        AssertJson(schema, ollama.Server.Chat.Received.Single().Format!);
    }

    [Fact]
    public async Task Gives_the_answer_with_what_it_took()
    {
        await using var ollama = await OllamaHarness.StartAsync();
        ollama.Server.Chat.Default = ScriptedReply.Say("Fallan por la biometría.");

        var answer = await ollama.Chat.GetResponseAsync(Prompt, cancellationToken: Token);

        Assert.Equal(
            ("Fallan por la biometría.", ChatFinishReason.Stop, "llama3.1", ChatRole.Assistant, 13L),
            (answer.Text, answer.FinishReason, answer.ModelId, answer.Messages.Single().Role, answer.Usage?.InputTokenCount));
    }

    [Fact]
    public async Task Streams_the_answer_as_it_comes()
    {
        await using var ollama = await OllamaHarness.StartAsync();
        ollama.Server.Chat.Default = ScriptedReply.Say("Fallan por la biometría.");

        var updates = await ollama.Chat.GetStreamingResponseAsync(Prompt, cancellationToken: Token).ToListAsync(Token);

        Assert.Equal(["Fallan", " por", " la", " biometría.", ""], updates.Select(update => update.Text));
        Assert.Equal([null, null, null, null, ChatFinishReason.Stop], updates.Select(update => update.FinishReason));
    }

    [Fact]
    public async Task Says_that_an_answer_was_cut_at_its_longest()
    {
        await using var ollama = await OllamaHarness.StartAsync(("AnswerTokens", "64"));
        ollama.Server.Chat.Default = ScriptedReply.Say(new string('x', 300));

        var answer = await ollama.Chat.GetResponseAsync(Prompt, cancellationToken: Token);

        Assert.Equal((new string('x', 256), ChatFinishReason.Length), (answer.Text, answer.FinishReason));
    }

    [Theory]
    [InlineData(nameof(ScriptedEnding.NotDone), "Ollama's answer ended before it was complete.")]
    [InlineData(nameof(ScriptedEnding.NoReason), "Ollama's answer ended before it was complete.")]
    [InlineData(nameof(ScriptedEnding.ErrorLine), "Ollama refused: an error was encountered while running the model: unexpected EOF")]
    public async Task Refuses_an_answer_that_breaks_off(string ending, string message)
    {
        await using var ollama = await OllamaHarness.StartAsync();
        ollama.Server.Chat.Default = ScriptedReply.Break("Fallan por", Enum.Parse<ScriptedEnding>(ending));

        var error = await FailAsync(ollama);

        Assert.Equal(("ollama", message), (error.Service, error.Message));
    }

    [Fact]
    public async Task Refuses_an_answer_whose_connection_is_cut()
    {
        await using var ollama = await OllamaHarness.StartAsync();
        ollama.Server.Chat.Default = ScriptedReply.Break("Fallan por", ScriptedEnding.CutOff);

        var error = await FailAsync(ollama);

        Assert.StartsWith($"Ollama does not answer at {ollama.Server.Url}: ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "\"llama3.1\" does not support chat")]
    [InlineData(404, "model 'llama3.1' not found")]
    [InlineData(500, "llama runner process has terminated: signal: killed")]
    [InlineData(503, "server busy, please try again.  maximum pending requests exceeded")]
    public async Task Keeps_the_reason_of_a_failed_request(int status, string reason)
    {
        await using var ollama = await OllamaHarness.StartAsync();
        ollama.Server.Chat.Default = ScriptedReply.Fail(new(status, reason));

        var error = await FailAsync(ollama);

        Assert.Equal(("ollama", $"Ollama refused: {reason}"), (error.Service, error.Message));
    }

    [Fact]
    public async Task Sends_no_prompt_to_a_model_that_runs_elsewhere()
    {
        await using var ollama = await OllamaHarness.StartWithAsync([ScriptedModel.Llama31 with { RemoteHost = "https://ollama.com:443" }]);

        var error = await FailAsync(ollama);

        Assert.Equal(
            "llama3.1 runs at https://ollama.com:443, so call data would leave this machine; " +
            "set Ollama__AllowRemote=true if that is wanted.",
            error.Message);
        Assert.Equal(0, ollama.Server.Chat.Requests);
    }

    [Fact]
    public async Task Asks_nothing_once_cancelled()
    {
        await using var ollama = await OllamaHarness.StartAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(
            () => ollama.Chat.GetResponseAsync(Prompt, cancellationToken: cancelled.Token));

        Assert.Equal((0, 0), (ollama.Server.Chat.Requests, ollama.Server.Models.Listings));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Leaves_an_answer_that_is_cancelled(bool afterTheFirstWord)
    {
        await using var ollama = await OllamaHarness.StartAsync();
        var hold = new Hold();
        var reply = ScriptedReply.Say("Fallan por la biometría.");
        ollama.Server.Chat.Default = afterTheFirstWord
            ? reply with { AfterFirstWord = hold.UntilClientLeavesAsync }
            : reply with { Before = hold.UntilClientLeavesAsync };
        using var cancelling = new CancellationTokenSource();

        var answering = ollama.Chat.GetResponseAsync(Prompt, cancellationToken: cancelling.Token);
        await hold.Reached.WaitAsync(Token);
        await cancelling.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answering);
        Assert.Equal(cancelling.Token, error.CancellationToken);
        await hold.ClientLeft.WaitAsync(Token);
    }

    [Fact]
    public async Task Gives_up_an_answer_that_stops_coming()
    {
        await using var ollama = await OllamaHarness.StartAsync(("RequestTimeout", "00:00:01"));
        ollama.Server.Chat.Default =
            ScriptedReply.Say("Fallan por la biometría.") with { AfterFirstWord = new Hold().UntilClientLeavesAsync };

        Assert.Equal("Ollama did not answer within 00:00:01 (Ollama__RequestTimeout).", (await FailAsync(ollama)).Message);
    }

    private static Task<ServiceUnavailableException> FailAsync(OllamaHarness ollama) =>
        Assert.ThrowsAsync<ServiceUnavailableException>(() => ollama.Chat.GetResponseAsync(Prompt, cancellationToken: Token));

    private static void AssertJson(string expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());
}
