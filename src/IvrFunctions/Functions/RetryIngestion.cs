using IvrFunctions.Core.Ingestion;
using IvrFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Functions;

/// <summary>Tries a failed ingestion again: <c>POST /api/ingestions/{id}/retry</c>.</summary>
public sealed class RetryIngestion(IngestionRetrier retrier)
{
    [Function(nameof(RetryIngestion))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "ingestions/{id}/retry")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        HttpOutcome.RunAsync(
            request,
            async token =>
            {
                if (await retrier.RetryAsync(id, token) is not { } status)
                    return Problems.NotFound("There is no ingestion with this id.");
                request.HttpContext.Response.Headers.Location = $"/api/ingestions/{Uri.EscapeDataString(status.Id)}";
                return TypedResults.Json(status, ReadableJson.Ingestion, statusCode: StatusCodes.Status202Accepted);
            },
            cancellationToken);
}
