using IvrFunctions.Core.Figures;
using IvrFunctions.Core.Patterns;
using IvrFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Functions;

/// <summary>Where failures concentrate, for any calls and period: <c>GET /api/patterns</c>.</summary>
public sealed class Patterns(CallQueryReader queries)
{
    [Function(nameof(Patterns))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "patterns")] HttpRequest request,
        CancellationToken cancellationToken) =>
        HttpOutcome.RunAsync(
            request,
            async token =>
            {
                var query = await queries.ReadAsync(RequestQuery.Read(request), PatternQuery.Parameters, token);
                return TypedResults.Json(await PatternReader.ReadAsync(PatternQuery.Of(query), token), ReadableJson.Patterns);
            },
            cancellationToken);
}
