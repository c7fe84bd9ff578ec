using System.Net;

namespace IvrFunctions.Tests.Cli;

/// <summary>A server in place of the network: a path it was not given fails the test.</summary>
internal sealed class HttpDouble : HttpMessageHandler
{
    private readonly Dictionary<string, Func<HttpResponseMessage>> answers = [];

    public HttpDouble On(string methodAndPath, string content, HttpStatusCode status = HttpStatusCode.OK, string type = "application/json") =>
        On(methodAndPath, () => new HttpResponseMessage(status) { Content = new StringContent(content, new System.Net.Http.Headers.MediaTypeHeaderValue(type)) });

    public HttpDouble On(string methodAndPath, Func<HttpResponseMessage> answer)
    {
        answers[methodAndPath] = answer;
        return this;
    }

    public HttpClient Client() => new(this, disposeHandler: false);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var key = $"{request.Method} {request.RequestUri!.PathAndQuery}";
        return answers.TryGetValue(key, out var answer)
            ? Task.FromResult(answer())
            : throw new InvalidOperationException($"Nobody expected {key}.");
    }
}
