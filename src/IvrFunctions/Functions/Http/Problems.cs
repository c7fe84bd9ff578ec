using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace IvrFunctions.Functions.Http;

/// <summary>Errors as <c>application/problem+json</c> (RFC 9457).</summary>
internal static class Problems
{
    /// <summary>Seconds: a local service that restarts is back by then.</summary>
    private const int RetryAfter = 5;

    /// <summary>400, naming the field.</summary>
    public static IResult Invalid(string field, string detail) => TypedResults.Problem(new ProblemDetails
    {
        Status = StatusCodes.Status400BadRequest,
        Title = "The request is not valid.",
        Detail = detail,
        Extensions = { ["field"] = field },
    });

    public static IResult NotFound(string detail) =>
        Create(StatusCodes.Status404NotFound, "Not found.", detail);

    public static IResult Conflict(string detail) =>
        Create(StatusCodes.Status409Conflict, "The stored vectors were made by another model.", detail);

    public static IResult NotRetried(string detail) =>
        Create(StatusCodes.Status409Conflict, "The ingestion cannot be tried again.", detail);

    public static IResult NoLink() => Create(
        StatusCodes.Status409Conflict,
        "No link can be made.",
        "The app holds no key of the storage account, so it cannot sign one. Write the file to the container ivr-calls directly.");

    public static IResult TooLarge() => Create(
        StatusCodes.Status413PayloadTooLarge,
        "The body is too large.",
        "A body may have up to 100 MB. For a bigger file ask POST /api/uploads for a link to send it to, or use ivr ingest.");

    /// <summary>503 with <c>Retry-After</c>.</summary>
    public static IResult Unavailable(HttpContext context, string detail)
    {
        // Inside an event stream the headers are gone already.
        if (!context.Response.HasStarted)
            context.Response.Headers.RetryAfter = RetryAfter.ToString(CultureInfo.InvariantCulture);
        return Create(StatusCodes.Status503ServiceUnavailable, "A service is not available.", detail);
    }

    /// <summary>500; the log says more than a caller may see.</summary>
    public static IResult Unexpected() =>
        Create(StatusCodes.Status500InternalServerError, "Something went wrong.", "The app's log has the details.");

    private static ProblemHttpResult Create(int status, string title, string detail) =>
        TypedResults.Problem(detail, statusCode: status, title: title);
}
