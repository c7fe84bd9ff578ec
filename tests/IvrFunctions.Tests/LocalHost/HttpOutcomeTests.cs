using System.Text;
using System.Text.Json.Nodes;
using IvrFunctions.Core;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;
using IvrFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace IvrFunctions.Tests.LocalHost;

public sealed class HttpOutcomeTests
{
    public static readonly TheoryData<Exception, int, string> Failures = new()
    {
        {
            new InvalidRequestException("cases", "cases must be a whole number from 1 to 50."),
            400,
            """{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.1","title":"The request is not valid.","status":400,"detail":"cases must be a whole number from 1 to 50.","field":"cases"}"""
        },
        {
            new EmbedderMismatchException("Other vectors."),
            409,
            """{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.10","title":"The stored vectors were made by another model.","status":409,"detail":"Other vectors."}"""
        },
        {
            new RetryRefusedException("It is running."),
            409,
            """{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.10","title":"The ingestion cannot be tried again.","status":409,"detail":"It is running."}"""
        },
        {
            new ServiceUnavailableException("storage", "No answer.", new BadHttpRequestException("Too large.", 413)),
            413,
            """{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.14","title":"The body is too large.","status":413,"detail":"A body may have up to 100 MB. For a bigger file ask POST /api/uploads for a link to send it to, or use ivr ingest."}"""
        },
        {
            new AggregateException(new BadHttpRequestException("Unexpected end of request content.")),
            400,
            """{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.1","title":"The request is not valid.","status":400,"detail":"The body could not be read.","field":"body"}"""
        },
        {
            new InvalidOperationException("Password: 1234"),
            500,
            """{"type":"https://tools.ietf.org/html/rfc9110#section-15.6.1","title":"Something went wrong.","status":500,"detail":"The app\u0027s log has the details."}"""
        },
    };

    private readonly DefaultHttpContext context = new()
    {
        RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider(),
        Response = { Body = new MemoryStream() },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Translates_a_failure(Exception failure, int status, string body)
    {
        await RunAsync(_ => throw failure, CancellationToken.None);

        Assert.Equal((status, "application/problem+json"), (context.Response.StatusCode, context.Response.ContentType));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse(ReadBody())), ReadBody());
    }

    [Fact]
    public async Task Says_when_to_try_again_where_a_service_is_down()
    {
        await RunAsync(_ => throw new ServiceUnavailableException("chroma", "Chroma does not answer."), CancellationToken.None);

        Assert.Equal((503, "5"), (context.Response.StatusCode, context.Response.Headers.RetryAfter.ToString()));
    }

    [Fact]
    public async Task Cancels_and_says_nothing_when_the_client_leaves()
    {
        context.RequestAborted = new CancellationToken(canceled: true);

        await RunAsync(token => Task.FromCanceled<IResult>(token), CancellationToken.None);

        Assert.Equal((499, ""), (context.Response.StatusCode, ReadBody()));
    }

    [Fact]
    public async Task Answers_503_when_the_host_stops()
    {
        await RunAsync(token => Task.FromCanceled<IResult>(token), new CancellationToken(canceled: true));

        Assert.Equal(503, context.Response.StatusCode);
    }

    [Fact]
    public async Task Refuses_a_body_that_says_it_is_too_long_before_it_is_read()
    {
        context.Request.ContentLength = HttpLimits.MaxBodyBytes + 1;

        await RunAsync(_ => throw new InvalidOperationException("Not to be called."), CancellationToken.None);

        Assert.Equal(413, context.Response.StatusCode);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("*/*", false)]
    [InlineData("application/json, text/plain;q=0.5", false)]
    [InlineData("text/plain", true)]
    [InlineData("text/plain, */*;q=0.8", true)]
    public void Gives_text_only_to_who_prefers_it(string? accept, bool expected)
    {
        context.Request.Headers.Accept = accept;

        Assert.Equal(expected, AcceptedType.IsPlainText(context.Request));
    }

    private async Task RunAsync(Func<CancellationToken, Task<IResult>> answer, CancellationToken cancellationToken)
    {
        var result = await HttpOutcome.RunAsync(context.Request, answer, cancellationToken);
        await result.ExecuteAsync(context);
    }

    private string ReadBody() => Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());
}
