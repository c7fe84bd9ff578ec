using IvrFunctions.Core.Figures;
using IvrFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Functions;

/// <summary>What happened at each step of the menu: <c>GET /api/flow</c>.</summary>
public sealed class Flow(CallQueryReader queries)
{
    [Function(nameof(Flow))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "flow")] HttpRequest request,
        CancellationToken cancellationToken) =>
        HttpOutcome.RunAsync(
            request,
            async token =>
            {
                var query = await queries.ReadAsync(RequestQuery.Read(request), [], token);
                return TypedResults.Json(await FlowReader.ReadAsync(query, token), ReadableJson.Flow);
            },
            cancellationToken);
}
