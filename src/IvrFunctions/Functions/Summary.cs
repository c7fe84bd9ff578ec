using IvrFunctions.Core.Figures;
using IvrFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Functions;

/// <summary>The scorecard of any calls and period: <c>GET /api/summary</c>.</summary>
public sealed class Summary(CallQueryReader queries)
{
    [Function(nameof(Summary))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "summary")] HttpRequest request,
        CancellationToken cancellationToken) =>
        HttpOutcome.RunAsync(
            request,
            async token =>
            {
                var query = await queries.ReadAsync(RequestQuery.Read(request), [], token);
                return TypedResults.Json(await SummaryReader.ReadAsync(query, token), ReadableJson.Summary);
            },
            cancellationToken);
}
