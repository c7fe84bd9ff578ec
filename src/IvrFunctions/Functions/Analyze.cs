using IvrFunctions.Core.Analysis;
using IvrFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Functions;

/// <summary>
/// Explains why a call failed: <c>GET</c> and <c>POST /api/analyze</c>, at once, later (<c>Prefer: respond-async</c>) or while the
/// explanation is made (<c>Accept: text/event-stream</c>).
/// </summary>
public sealed class Analyze(AnalysisRequestReader reader, Analyzer analyzer, QueuedAnalyses queued)
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
                    ? await reader.ReadJsonAsync(await RequestBody.ReadAsync(request, token), token)
                    : await reader.ReadQueryAsync(RequestQuery.Read(request), token);
                var refresh = Preferences.WantsFresh(request);
                if (AcceptedType.IsEventStream(request))
                    return TypedResults.ServerSentEvents(AnalysisEvents.StreamAsync(request, analyzer, question, refresh, cancellationToken));
                if (Preferences.WantsAsync(request))
                    return Accept(request, await queued.StartAsync(question, refresh, token));

                var analysis = await analyzer.AnalyzeAsync(question, new AnalysisMode { Refresh = refresh }, token);
                return AcceptedType.IsPlainText(request)
                    ? TypedResults.Text(analysis.Explanation, "text/plain; charset=utf-8")
                    : TypedResults.Json(analysis, ReadableJson.Analysis);
            },
            cancellationToken);

    private static JsonHttpResult<QueuedAnalysis> Accept(HttpRequest request, QueuedAnalysis pending)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.Location = $"/api/analyses/{pending.AnalysisId}";
        headers["Preference-Applied"] = Preferences.RespondAsync;
        return TypedResults.Json(pending, ReadableJson.QueuedAnalysis, statusCode: StatusCodes.Status202Accepted);
    }
}
