using System.Collections.Concurrent;

namespace IvrFunctions.EndToEndTests.Ollama;

/// <summary>How <c>/api/chat</c> answers, and what it was asked. Queued replies come first, in order, then <see cref="Default"/>.</summary>
internal sealed class ScriptedChat
{
    private readonly ConcurrentQueue<ScriptedReply> replies = new();
    private readonly ConcurrentQueue<ScriptedChatRequest> received = new();

    /// <summary>The reply where none is queued. Without a script requests fail: no test gets an answer it did not ask for.</summary>
    public ScriptedReply Default { get; set; } = ScriptedReply.Fail(new(500, "no answer is scripted"));

    public int Requests => received.Count;

    /// <summary>The requests, in the order they came.</summary>
    public IReadOnlyList<ScriptedChatRequest> Received => [.. received];

    public void Enqueue(params IEnumerable<ScriptedReply> next)
    {
        foreach (var reply in next)
            replies.Enqueue(reply);
    }

    internal ScriptedReply Receive(ScriptedChatRequest request)
    {
        received.Enqueue(request);
        return replies.TryDequeue(out var reply) ? reply : Default;
    }
}
