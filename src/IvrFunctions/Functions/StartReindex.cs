using IvrFunctions.Core.Ingestion;
using IvrFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Functions;

/// <summary>Embeds the stored cases anew, and says how far that is: <c>POST</c> and <c>GET /api/reindex</c>.</summary>
public sealed class StartReindex(Reindexer reindexer)
{
    [Function(nameof(StartReindex))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "post", Route = "reindex")] HttpRequest request,
        CancellationToken cancellationToken) =>
        HttpOutcome.RunAsync(
            request,
            async token => HttpMethods.IsPost(request.Method)
                ? TypedResults.Json(await reindexer.StartAsync(token), ReadableJson.Reindex, statusCode: StatusCodes.Status202Accepted)
                : TypedResults.Json(await reindexer.GetStatusAsync(token), ReadableJson.Reindex),
            cancellationToken);
}
