using System.Net;
using IvrFunctions.Adapters.Chroma;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Tests.Chroma;

/// <summary>What becomes of a request that goes wrong: sent again, given up, or reported.</summary>
public sealed class ChromaFailureTests : IDisposable
{
    private const string Heartbeat = "GET /api/v2/heartbeat";
    private const string Count = $"GET {Path}/count";
    private const string CountUrl = $"GET http://chroma.test{Path}/count";
    private const string Upsert = $"POST {Path}/upsert";

    private const string Path = $"{ScriptedChroma.Collections}/11111111-1111-4111-8111-111111111111";

    private static readonly CaseVector[] Records = [new(new CaseId(1), new float[] { 1, 0 })];

    private readonly ScriptedChroma server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => server.Dispose();

    [Theory]
    [InlineData(HttpStatusCode.RequestTimeout)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task Tries_again_where_the_server_may_recover(HttpStatusCode status)
    {
        server.Answer(Count, status, "").Answer(Count, status, "").Answer(Count, "7");
        await using var host = new ScriptedHost(server);

        Assert.Equal(7, await host.Client.CountAsync(ScriptedHost.Collection, Token));

        Assert.Equal([Count, Count, Count], server.Requests);
    }

    [Fact]
    public async Task Sends_the_same_body_again()
    {
        server.Answer("GET /api/v2/pre-flight-checks", """{"max_batch_size":5461,"supports_base64_encoding":true}""")
            .Answer(Upsert, HttpStatusCode.ServiceUnavailable, "").Answer(Upsert, "{}");
        await using var host = new ScriptedHost(server);

        await host.Client.UpsertAsync(ScriptedHost.Collection, Records, Token);

        const string Body = """{"ids":["00000000000000000000000000000001"],"embeddings":["AACAPwAAAAA="]}""";
        Assert.Equal([Body, Body], server.Bodies);
    }

    [Fact]
    public async Task Tries_again_where_the_connection_is_lost()
    {
        server.Refuse(Count).Break(Count).Answer(Count, "7");
        await using var host = new ScriptedHost(server);

        Assert.Equal(7, await host.Client.CountAsync(ScriptedHost.Collection, Token));
    }

    [Fact]
    public async Task Gives_up_after_five_attempts_and_says_what_the_server_said()
    {
        server.Answer(Count, HttpStatusCode.ServiceUnavailable, """{"error":"InternalError","message":"database is locked"}""");
        await using var host = new ScriptedHost(server);

        var error = await Assert.ThrowsAsync<ServiceUnavailableException>(() => host.Client.CountAsync(ScriptedHost.Collection, Token));

        Assert.Equal("chroma", error.Service);
        Assert.Equal($"Chroma: {CountUrl} was answered 503: database is locked", error.Message);
        Assert.Equal(5, server.Requests.Count);
    }

    [Fact]
    public async Task Gives_up_where_nobody_listens()
    {
        server.Refuse(Count);
        await using var host = new ScriptedHost(server);

        var error = await Assert.ThrowsAsync<ServiceUnavailableException>(() => host.Client.CountAsync(ScriptedHost.Collection, Token));

        Assert.Equal($"Chroma: {CountUrl} got no answer: Connection refused", error.Message);
        Assert.Equal(5, server.Requests.Count);
    }

    [Fact]
    public async Task Gives_up_where_no_answer_comes_in_time()
    {
        server.Hang(Count);
        await using var host = new ScriptedHost(server, waitsUpTo: ChromaResilience.AttemptTimeout);

        var error = await Assert.ThrowsAsync<ServiceUnavailableException>(() => host.Client.CountAsync(ScriptedHost.Collection, Token));

        Assert.StartsWith($"Chroma: {CountUrl} got no answer", error.Message, StringComparison.Ordinal);
        Assert.Equal(5, server.Requests.Count);
    }

    [Fact]
    public async Task Asks_once_whether_the_server_answers()
    {
        server.Answer(Heartbeat, HttpStatusCode.ServiceUnavailable, "");
        await using var host = new ScriptedHost(server);

        await Assert.ThrowsAsync<ServiceUnavailableException>(() => host.Index.PingAsync(Token));

        Assert.Equal([Heartbeat], server.Requests);
    }

    [Fact]
    public async Task Does_not_repeat_a_request_that_the_server_refuses()
    {
        server.Answer(Count, HttpStatusCode.BadRequest, """{"error":"InvalidArgumentError","message":"Expected a name"}""");
        await using var host = new ScriptedHost(server);

        var error = await Assert.ThrowsAsync<ChromaException>(() => host.Client.CountAsync(ScriptedHost.Collection, Token));

        Assert.Equal($"Chroma: {CountUrl} was answered 400: Expected a name", error.Message);
        Assert.Equal((HttpStatusCode.BadRequest, 1), (error.Status, server.Requests.Count));
    }

    [Theory]
    [InlineData("", "Forbidden")]
    [InlineData("<html>who are you</html>", "<html>who are you</html>")]
    [InlineData("""{"error":"AuthError"}""", "AuthError")]
    [InlineData("[]", "[]")]
    public async Task Says_what_it_can_of_an_error_that_is_not_in_Chromas_words(string body, string said)
    {
        server.Answer(Count, HttpStatusCode.Forbidden, body);
        await using var host = new ScriptedHost(server);

        var error = await Assert.ThrowsAsync<ChromaException>(() => host.Client.CountAsync(ScriptedHost.Collection, Token));

        Assert.Equal($"Chroma: {CountUrl} was answered 403: {said}", error.Message);
    }

    [Fact]
    public async Task Cuts_an_error_that_quotes_a_whole_request()
    {
        server.Answer(Count, HttpStatusCode.UnprocessableEntity, new string('x', 5_000));
        await using var host = new ScriptedHost(server);

        var error = await Assert.ThrowsAsync<ChromaException>(() => host.Client.CountAsync(ScriptedHost.Collection, Token));

        Assert.EndsWith($"422: {new string('x', 300)}…", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html></html>")]
    [InlineData("null")]
    [InlineData("""{"status":"ok"}""")]
    public async Task Recognises_a_server_that_is_not_Chroma(string body)
    {
        server.Answer(Count, body);
        await using var host = new ScriptedHost(server);

        var error = await Assert.ThrowsAsync<ChromaException>(() => host.Client.CountAsync(ScriptedHost.Collection, Token));

        Assert.Equal(
            $"Chroma: {CountUrl} got an answer that is not Chroma's. Is Chroma__Url right?", error.Message);
    }

    [Fact]
    public async Task Recognises_a_server_without_the_v2_api()
    {
        server.Answer(Heartbeat, HttpStatusCode.NotFound, "");
        await using var host = new ScriptedHost(server);

        var error = await Assert.ThrowsAsync<ChromaException>(() => host.Index.PingAsync(Token));

        Assert.Equal("The server at Chroma__Url has no api/v2/heartbeat: it is not a Chroma server with the v2 API.", error.Message);
    }

    [Fact]
    public async Task Stops_at_once_when_cancelled_while_the_server_is_silent()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var asked = new TaskCompletionSource();
        server.Hang(Count, asked);
        await using var host = new ScriptedHost(server);

        var counting = host.Client.CountAsync(ScriptedHost.Collection, source.Token);
        await asked.Task;
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => counting);
        Assert.Equal([Count], server.Requests);
    }

    [Fact]
    public async Task Stops_between_attempts_when_cancelled()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        server.Answer(Count, HttpStatusCode.ServiceUnavailable, "");
        await using var host = new ScriptedHost(server, waitsUpTo: TimeSpan.Zero);

        var counting = host.Client.CountAsync(ScriptedHost.Collection, source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => counting);
        Assert.Equal([Count], server.Requests);
    }
}
