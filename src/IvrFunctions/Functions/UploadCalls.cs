using IvrFunctions.Core.Ingestion;
using IvrFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Functions;

/// <summary>Streams a CSV into the uploads: <c>POST /api/calls?name=x.csv</c>, with a mapping as <c>&amp;mapping={…}</c>.</summary>
public sealed class UploadCalls(UploadReceiver receiver)
{
    [Function(nameof(UploadCalls))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "calls")] HttpRequest request,
        CancellationToken cancellationToken) =>
        HttpOutcome.RunAsync(
            request,
            async token =>
            {
                var status = await receiver.ReceiveAsync(request.Query["name"], request.Query["mapping"], request.Body, token);
                request.HttpContext.Response.Headers.Location = $"/api/ingestions/{Uri.EscapeDataString(status.Id)}";
                return TypedResults.Json(status, ReadableJson.Ingestion, statusCode: StatusCodes.Status202Accepted);
            },
            cancellationToken);
}
