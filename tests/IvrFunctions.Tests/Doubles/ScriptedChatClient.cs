using System.Runtime.CompilerServices;
using IvrFunctions.Core.Analysis;
using Microsoft.Extensions.AI;

namespace IvrFunctions.Tests.Doubles;

/// <summary>Answers with what it was given, one answer a request, and keeps what it was asked.</summary>
internal sealed class ScriptedChatClient(params Func<CancellationToken, Task<ChatResponse>>[] answers) : IChatClient
{
    private const int PieceLength = 100;

    public List<(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options)> Requests { get; } = [];

    public static ScriptedChatClient Saying(params string[] texts) => new(
        [.. texts.Select(text => (Func<CancellationToken, Task<ChatResponse>>)(_ => Task.FromResult(Answer(text, ChatFinishReason.Stop))))]);

    public static ScriptedChatClient Failing(Exception exception) => new(_ => Task.FromException<ChatResponse>(exception));

    public static ChatResponse Answer(string text, ChatFinishReason reason) =>
        new(new ChatMessage(ChatRole.Assistant, text)) { FinishReason = reason };

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        lock (Requests)
        {
            Requests.Add(([.. messages], options));
            return answers[Math.Min(Requests.Count, answers.Length) - 1](cancellationToken);
        }
    }

    /// <summary>The answer in pieces of some characters each.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var answer = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var piece in answer.Text.Chunk(PieceLength)) yield return new ChatResponseUpdate(ChatRole.Assistant, new string(piece));
        yield return new ChatResponseUpdate(ChatRole.Assistant, answer.Usage is { } usage ? [new UsageContent(usage)] : [])
        {
            FinishReason = answer.FinishReason,
        };
    }

    public ChatLimits Limits { get; set; } = ChatLimits.Default;

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatLimits) ? Limits
        : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("ollama", defaultModelId: "llama3.1")
        : null;

    public void Dispose()
    {
    }
}
