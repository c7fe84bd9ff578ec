using System.Globalization;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Functions;

/// <summary>An analysis made before, with its evidence, or how one is doing: <c>GET /api/analyses/{id}</c>.</summary>
public sealed class Analyses(AnalysisReader reader)
{
    /// <summary>Seconds: a local model takes some tens of them.</summary>
    private const int RetryAfter = 2;

    [Function(nameof(Analyses))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "analyses/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        HttpOutcome.RunAsync(
            request,
            async token =>
            {
                var (analysis, queued) = await reader.FindAsync(id, token);
                if (analysis is not null)
                    return TypedResults.Json(analysis, ReadableJson.Analysis);
                if (queued is null)
                    return Problems.NotFound("There is no analysis with this id.");
                if (queued.State is QueuedAnalysis.Pending or QueuedAnalysis.Running)
                    request.HttpContext.Response.Headers.RetryAfter = RetryAfter.ToString(CultureInfo.InvariantCulture);
                return TypedResults.Json(queued, ReadableJson.QueuedAnalysis);
            },
            cancellationToken);
}
