using IvrFunctions.Core;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IvrFunctions.Functions.Http;

/// <summary>Runs what answers a request and translates every way it can end into a response.</summary>
internal static partial class HttpOutcome
{
    /// <param name="answer">Gets a token that is also cancelled when the client leaves.</param>
    public static async Task<IResult> RunAsync(
        HttpRequest request, Func<CancellationToken, Task<IResult>> answer, CancellationToken cancellationToken)
    {
        var context = request.HttpContext;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, context.RequestAborted);
        try
        {
            if (request.ContentLength > HttpLimits.MaxBodyBytes)
                return Problems.TooLarge();
            return await answer(either.Token);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody reads the answer; what failed, failed because the client left.
            return TypedResults.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }
        catch (Exception exception)
        {
            // The boundary: the host would answer 500 with an empty body.
            return Translate(exception, context, cancellationToken);
        }
    }

    /// <summary>The problem for a response that has begun; <see langword="null"/> where the client left.</summary>
    public static ProblemDetails? Explain(Exception exception, HttpContext context, CancellationToken cancellationToken) =>
        context.RequestAborted.IsCancellationRequested
            ? null
            : (Translate(exception, context, cancellationToken) as ProblemHttpResult)?.ProblemDetails;

    private static IResult Translate(Exception exception, HttpContext context, CancellationToken cancellationToken)
    {
        // First, because storage that could not be given the body reports itself unavailable.
        if (FindBadRequest(exception) is { } bad)
        {
            return bad.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? Problems.TooLarge()
                : Problems.Invalid("body", "The body could not be read.");
        }

        switch (exception)
        {
            case InvalidRequestException invalid:
                return Problems.Invalid(invalid.Field, invalid.Message);
            case EmbedderMismatchException mismatch:
                return Problems.Conflict(mismatch.Message);
            case RetryRefusedException refused:
                return Problems.NotRetried(refused.Message);
            case ServiceUnavailableException unavailable:
                return Problems.Unavailable(context, unavailable.Message);
            case OperationCanceledException when cancellationToken.IsCancellationRequested:
                return Problems.Unavailable(context, "The app is stopping or the request took too long.");
        }

        LogFailure(GetLogger(context), context.Request.Method, context.Request.Path, exception);
        return Problems.Unexpected();
    }

    /// <summary>A body that is read inside an upload fails inside the upload's exceptions.</summary>
    private static BadHttpRequestException? FindBadRequest(Exception? exception) => exception switch
    {
        null => null,
        BadHttpRequestException bad => bad,
        AggregateException several => several.InnerExceptions.Select(FindBadRequest).FirstOrDefault(found => found is not null),
        _ => FindBadRequest(exception.InnerException),
    };

    private static ILogger GetLogger(HttpContext context) =>
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(HttpOutcome));

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed.")]
    private static partial void LogFailure(ILogger logger, string method, string path, Exception exception);
}
