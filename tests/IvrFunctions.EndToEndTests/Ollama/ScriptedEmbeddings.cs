using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace IvrFunctions.EndToEndTests.Ollama;

/// <summary>How <c>/api/embed</c> answers, and what it was asked. By default every text gets a vector of its own.</summary>
internal sealed class ScriptedEmbeddings
{
    private readonly ConcurrentQueue<JsonNode> bodies = new();
    private readonly ConcurrentQueue<ScriptedFault> nextFaults = new();
    private volatile ScriptedFault? lastingFault;
    private int inputs;
    private int atOnce;
    private int mostAtOnce;

    /// <summary>Requests so far, refused ones too.</summary>
    public int Requests => bodies.Count;

    /// <summary>Texts that were given a vector so far.</summary>
    public int Inputs => Volatile.Read(ref inputs);

    /// <summary>The most requests that were under way at the same time.</summary>
    public int MostAtOnce => Volatile.Read(ref mostAtOnce);

    /// <summary>Bodies of the requests, in the order they came.</summary>
    public IReadOnlyList<JsonNode> Bodies => [.. bodies];

    /// <summary>The vector of a text, of the model's length; replace it for vectors that are wrong.</summary>
    public Func<string, int, float[]> Vector { get; set; } = TextVector.Of;

    /// <summary>Changes the vectors of an answer, to give too few of them.</summary>
    public Func<IReadOnlyList<float[]>, IReadOnlyList<float[]>> Answer { get; set; } = vectors => vectors;

    /// <summary>A body that is sent, with status 200, in place of any answer.</summary>
    public string? Body { get; set; }

    /// <summary>Texts that fail their whole request with a 400 of this text.</summary>
    public Func<string, string?> Refuse { get; set; } = _ => null;

    /// <summary>What a request waits for; it is given the token that fires when the client leaves.</summary>
    public Func<CancellationToken, Task> Before { get; set; } = _ => Task.CompletedTask;

    public void FailNext(int requests, ScriptedFault fault)
    {
        for (var i = 0; i < requests; i++)
            nextFaults.Enqueue(fault);
    }

    public void FailUntilRecovery(ScriptedFault fault) => lastingFault = fault;

    public void Recover() => lastingFault = null;

    internal ScriptedFault? Begin(JsonNode body)
    {
        bodies.Enqueue(body);
        lock (bodies)
            mostAtOnce = Math.Max(mostAtOnce, ++atOnce);
        return nextFaults.TryDequeue(out var fault) ? fault : lastingFault;
    }

    internal void Count(int texts) => Interlocked.Add(ref inputs, texts);

    internal void End()
    {
        lock (bodies)
            atOnce--;
    }
}
