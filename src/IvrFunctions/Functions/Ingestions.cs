using IvrFunctions.Core.Ingestion;
using IvrFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Functions;

/// <summary>How uploads are doing: <c>GET /api/ingestions</c> and <c>GET /api/ingestions/{id}</c>.</summary>
public sealed class Ingestions(IngestionReader reader)
{
    [Function(nameof(Ingestions))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "ingestions/{id?}")] HttpRequest request,
        string? id,
        CancellationToken cancellationToken) =>
        HttpOutcome.RunAsync(
            request,
            async token =>
            {
                if (string.IsNullOrEmpty(id))
                    return TypedResults.Json(await reader.ListAsync(token), ReadableJson.Ingestions);
                return await reader.FindAsync(id, token) is { } status
                    ? TypedResults.Json(status, ReadableJson.Ingestion)
                    : Problems.NotFound("There is no ingestion with this id.");
            },
            cancellationToken);
}
