using IvrFunctions.Core.Analysis;
using IvrFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Functions;

/// <summary>Explains why a call failed: <c>GET</c> and <c>POST /api/analyze</c>.</summary>
public sealed class Analyze(AnalysisRequestReader reader, Analyzer analyzer)
{
    [Function(nameof(Analyze))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "post", Route = "analyze")] HttpRequest request,
        CancellationToken cancellationToken) =>
        HttpOutcome.RunAsync(
            request,
            async token =>
            {
                var question = HttpMethods.IsPost(request.Method)
                    ? reader.ReadJson(await RequestBody.ReadAsync(request, token))
                    : reader.ReadQuery(RequestQuery.Read(request));
                var analysis = await analyzer.AnalyzeAsync(question, token);
                return AcceptedType.IsPlainText(request)
                    ? TypedResults.Text(analysis.Explanation, "text/plain; charset=utf-8")
                    : TypedResults.Json(analysis, ReadableJson.Analysis);
            },
            cancellationToken);
}
