using IvrFunctions.Core.Health;
using IvrFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Functions;

/// <summary>How the services are: <c>GET /api/health</c>, 503 where the app cannot work.</summary>
public sealed class Health(HealthProbe probe)
{
    [Function(nameof(Health))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request,
        CancellationToken cancellationToken) =>
        HttpOutcome.RunAsync(
            request,
            async token =>
            {
                var report = await probe.CheckAsync(token);
                var code = report.Status == HealthStatus.Unhealthy
                    ? StatusCodes.Status503ServiceUnavailable
                    : StatusCodes.Status200OK;
                return TypedResults.Json(report, ReadableJson.Health, statusCode: code);
            },
            cancellationToken);
}
