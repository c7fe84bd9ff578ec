using IvrFunctions.Core.Ingestion;
using IvrFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Functions;

/// <summary>Tells what would become of a CSV, from its first rows: <c>POST /api/inspect</c>. Nothing is stored.</summary>
public sealed class Inspect(UploadInspector inspector)
{
    [Function(nameof(Inspect))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "inspect")] HttpRequest request,
        CancellationToken cancellationToken) =>
        HttpOutcome.RunAsync(
            request,
            async token => TypedResults.Json(
                await inspector.InspectAsync(request.Query["name"], request.Query["mapping"], request.Body, token), ReadableJson.Inspection),
            cancellationToken);
}
