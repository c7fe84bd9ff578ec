using System.Text.Json;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Ports;
using IvrFunctions.Tests.Doubles;
using Microsoft.Extensions.AI;

namespace IvrFunctions.Tests.Analysis;

/// <summary>Answers that several ask for at the same time, or again.</summary>
public sealed class SharedAnswerTests
{
    private const string Good =
        """
        {"claims":[{"text":"Este fallo es 5,2 veces más frecuente entre los clientes premium en la hora punta de la mañana","cites":["F3"]}],
         "root_cause":{"text":"un fallo biométrico","cites":["F2"]},"recommendations":[],"confidence":"high"}
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_asked_again_is_answered_from_the_store_by_any_instance()
    {
        using var host = new AnalyzerHost { Chat = ScriptedChatClient.Saying(Good) };

        var first = await host.AnalyzeAsync(AnalyzerHost.Request());
        var again = await host.AnalyzeAsync(AnalyzerHost.Request());

        Assert.Single(host.Chat.Requests);
        Assert.Equal((false, true), (first.Cached, again.Cached));
        Assert.Equal(Json(first), Json(again with { Cached = false, TimingsMs = first.TimingsMs }));
    }

    [Fact]
    public async Task A_fresh_answer_is_asked_for_and_kept()
    {
        using var host = new AnalyzerHost { Chat = ScriptedChatClient.Saying("{}", Good) };
        var first = await host.AnalyzeAsync(AnalyzerHost.Request());

        var fresh = await host.Create().AnalyzeAsync(AnalyzerHost.Request(), new AnalysisMode { Refresh = true }, Token);
        var after = await host.AnalyzeAsync(AnalyzerHost.Request());

        Assert.Equal((true, false, true), (first.Degraded, fresh.Cached, after.Cached));
        Assert.Equal("llama3.1", after.ExplainedBy.Model);
    }

    [Fact]
    public async Task An_answer_that_the_model_failed_to_give_is_not_given_again()
    {
        using var host = new AnalyzerHost
        {
            Chat = new ScriptedChatClient(
                _ => Task.FromException<ChatResponse>(new ServiceUnavailableException("ollama", "gone")),
                _ => Task.FromResult(ScriptedChatClient.Answer(Good, ChatFinishReason.Stop))),
        };

        var degraded = await host.AnalyzeAsync(AnalyzerHost.Request());
        var better = await host.AnalyzeAsync(AnalyzerHost.Request());

        Assert.Equal((true, false, false), (degraded.Degraded, better.Degraded, better.Cached));
    }

    [Theory]
    [InlineData("question")]
    [InlineData("language")]
    public async Task Another_question_or_language_is_another_answer(string what)
    {
        using var host = new AnalyzerHost { Chat = ScriptedChatClient.Saying(Good) };
        await host.AnalyzeAsync(AnalyzerHost.Request());
        var other = what == "language"
            ? AnalyzerHost.Request(TextLanguage.En)
            : AnalyzerHost.Request() with { Question = "¿Qué pasa?" };

        Assert.False((await host.AnalyzeAsync(other)).Cached);
    }

    [Fact]
    public async Task Equal_questions_at_the_same_time_share_one_call()
    {
        var writing = new TaskCompletionSource();
        var answer = new TaskCompletionSource<ChatResponse>();
        using var host = new AnalyzerHost { Chat = new ScriptedChatClient(_ => { writing.TrySetResult(); return answer.Task; }) };
        var analyzer = host.Create();

        var all = Enumerable.Range(0, 5).Select(_ => analyzer.AnalyzeAsync(AnalyzerHost.Request(), Token)).ToList();
        await writing.Task;
        answer.SetResult(ScriptedChatClient.Answer(Good, ChatFinishReason.Stop));
        var answers = await Task.WhenAll(all);

        Assert.Single(host.Chat.Requests);
        Assert.Single(answers.Select(one => one.Explanation).Distinct());
    }

    [Fact]
    public async Task Who_leaves_does_not_stop_the_model_for_the_others()
    {
        var calls = new SharedCalls();
        var answer = new TaskCompletionSource<ChatOutcome>();
        using var leaving = new CancellationTokenSource();
        var first = calls.JoinAsync("a", null, (_, token) => answer.Task.WaitAsync(token), leaving.Token);
        var second = calls.JoinAsync("a", null, (_, _) => throw new InvalidOperationException("asked twice"), Token);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult(ChatOutcome.Failure("x"));

        Assert.Equal("x", (await second).Warning);
    }

    [Fact]
    public async Task The_last_to_leave_stops_the_model()
    {
        var calls = new SharedCalls();
        var stopped = new TaskCompletionSource();
        using var leaving = new CancellationTokenSource();
        var all = Enumerable.Range(0, 2).Select(_ => calls.JoinAsync("a", null, UntilStoppedAsync, leaving.Token)).ToList();

        await leaving.CancelAsync();

        await stopped.Task;
        foreach (var one in all) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);

        async Task<ChatOutcome> UntilStoppedAsync(Action<AnswerToken> say, CancellationToken token)
        {
            await using var registration = token.Register(stopped.SetResult);
            await Task.Delay(Timeout.Infinite, token);
            return ChatOutcome.Failure("");
        }
    }

    [Fact]
    public async Task Who_comes_later_hears_what_was_said_already()
    {
        var calls = new SharedCalls();
        var said = new TaskCompletionSource();
        var answer = new TaskCompletionSource<ChatOutcome>();
        var heard = new List<string>();
        var first = calls.JoinAsync("a", null, SayAsync, Token);
        await said.Task;

        var second = calls.JoinAsync("a", token => heard.Add(token.Text), SayAsync, Token);
        answer.SetResult(ChatOutcome.Failure(""));
        await Task.WhenAll(first, second);

        Assert.Equal(["uno", "dos"], heard);

        async Task<ChatOutcome> SayAsync(Action<AnswerToken> say, CancellationToken token)
        {
            say(new AnswerToken(1, "uno"));
            say(new AnswerToken(1, "dos"));
            said.SetResult();
            return await answer.Task.WaitAsync(token);
        }
    }

    [Fact]
    public async Task A_listener_hears_the_evidence_then_the_tokens()
    {
        using var host = new AnalyzerHost { Chat = ScriptedChatClient.Saying(Good) };
        var listener = new RecordingListener();

        var analysis = await host.Create().AnalyzeAsync(AnalyzerHost.Request(), new AnalysisMode { Listener = listener }, Token);

        Assert.Equal(analysis.Evidence, listener.Evidence);
        Assert.Equal(Good, string.Concat(listener.Tokens.Select(token => token.Text)));
        Assert.All(listener.Tokens, token => Assert.Equal(1, token.Round));
    }

    private static string Json(AnalysisResult analysis) => JsonSerializer.Serialize(analysis, AnalysisJson.Default.AnalysisResult);

    private sealed class RecordingListener : IAnalysisListener
    {
        public AnalysisEvidence? Evidence { get; private set; }

        public List<AnswerToken> Tokens { get; } = [];

        public void Found(AnalysisEvidence evidence) => Evidence = evidence;

        public void Said(AnswerToken token) => Tokens.Add(token);
    }
}
