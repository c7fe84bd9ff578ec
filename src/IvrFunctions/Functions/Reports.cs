using IvrFunctions.Core.Reports;
using IvrFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Functions;

/// <summary>The report on the calls of a source, for the browser or as Markdown: <c>GET /api/reports/{name}</c>.</summary>
public sealed class Reports(ReportStore store)
{
    [Function(nameof(Reports))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "reports/{*name}")] HttpRequest request,
        string name,
        CancellationToken cancellationToken) =>
        HttpOutcome.RunAsync(
            request,
            async token => await store.FindAsync(SourcePath.Read(name), AcceptedType.IsMarkdown(request), token) is var (content, type)
                ? TypedResults.Bytes(content, type)
                : Problems.NotFound("There is no report on a source of this name, or not yet."),
            cancellationToken);
}
