using System.Net;
using System.Text;

namespace IvrFunctions.Tests.Chroma;

/// <summary>
/// A Chroma server that says what the test wrote. A request nobody wrote an answer for fails the test; the last answer of a request
/// holds for all that follow.
/// </summary>
internal sealed class ScriptedChroma : HttpMessageHandler
{
    public const string Collections = "/api/v2/tenants/default_tenant/databases/default_database/collections";

    private readonly Dictionary<string, Queue<Func<CancellationToken, Task<HttpResponseMessage>>>> answers = [];

    /// <summary>What was asked, as <c>POST /path</c>.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>The bodies of the requests that had one.</summary>
    public List<string> Bodies { get; } = [];

    public List<string?> Tokens { get; } = [];

    public ScriptedChroma Answer(string request, string json) => Answer(request, HttpStatusCode.OK, json);

    public ScriptedChroma Answer(string request, HttpStatusCode status, string body) =>
        Answer(request, _ => Task.FromResult(
            new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") }));

    /// <summary>The connection is refused.</summary>
    public ScriptedChroma Refuse(string request) =>
        Answer(request, _ => throw new HttpRequestException("Connection refused"));

    /// <summary>The connection is lost in the middle of the body.</summary>
    public ScriptedChroma Break(string request) =>
        Answer(request, _ => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new BrokenStream()) }));

    /// <summary>No answer ever; <paramref name="asked"/> is told that the request came.</summary>
    public ScriptedChroma Hang(string request, TaskCompletionSource? asked = null) => Answer(request, async cancellationToken =>
    {
        asked?.TrySetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("Not reached.");
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var line = $"{request.Method} {request.RequestUri!.AbsolutePath}";
        Requests.Add(line);
        Tokens.Add(request.Headers.TryGetValues("x-chroma-token", out var tokens) ? string.Join(',', tokens) : null);
        if (request.Content is { } content)
            Bodies.Add(await content.ReadAsStringAsync(cancellationToken));
        if (!answers.TryGetValue(line, out var scripted))
            throw new InvalidOperationException($"The script has no answer to {line}.");
        return await (scripted.Count > 1 ? scripted.Dequeue() : scripted.Peek())(cancellationToken);
    }

    private ScriptedChroma Answer(string request, Func<CancellationToken, Task<HttpResponseMessage>> answer)
    {
        if (!answers.TryGetValue(request, out var scripted))
            answers[request] = scripted = [];
        scripted.Enqueue(answer);
        return this;
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            throw new IOException("Connection reset");
    }
}
