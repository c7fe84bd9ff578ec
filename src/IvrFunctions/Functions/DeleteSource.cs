using IvrFunctions.Core.Ingestion;
using IvrFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Functions;

/// <summary>Removes a source and all that came of it: <c>DELETE /api/sources/{name}</c>.</summary>
public sealed class DeleteSource(SourceRemover remover)
{
    [Function(nameof(DeleteSource))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "sources/{*name}")] HttpRequest request,
        string name,
        CancellationToken cancellationToken) =>
        HttpOutcome.RunAsync(
            request,
            async token => await remover.RemoveAsync(SourcePath.Read(name), token)
                ? TypedResults.NoContent()
                : Problems.NotFound("There is no source of this name."),
            cancellationToken);
}
