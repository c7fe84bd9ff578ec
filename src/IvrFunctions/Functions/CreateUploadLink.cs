using IvrFunctions.Core.Ingestion;
using IvrFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Functions;

/// <summary>A link for a file that is too big for a body: <c>POST /api/uploads?name=x.csv</c>.</summary>
public sealed class CreateUploadLink(UploadLinks links)
{
    [Function(nameof(CreateUploadLink))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "uploads")] HttpRequest request,
        CancellationToken cancellationToken) =>
        HttpOutcome.RunAsync(
            request,
            async token => await links.CreateAsync(request.Query["name"], token) is { } link
                ? TypedResults.Json(link, ReadableJson.UploadLink)
                : Problems.NoLink(),
            cancellationToken);
}
