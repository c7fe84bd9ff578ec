using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;
using IvrFunctions.Core.Analysis;
using Microsoft.AspNetCore.Http;

namespace IvrFunctions.Functions.Http;

/// <summary>
/// An analysis as events: <c>evidence</c>, then <c>token</c> for each piece that the model writes, unverified, then <c>result</c>, the
/// verified analysis; or <c>error</c>, a problem as over HTTP. Templates and stored answers have no tokens.
/// </summary>
internal static class AnalysisEvents
{
    public static async IAsyncEnumerable<SseItem<string>> StreamAsync(
        HttpRequest request,
        Analyzer analyzer,
        AnalysisRequest question,
        bool refresh,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken, request.HttpContext.RequestAborted);
        var events = new Listener();
        var analysis = AnswerAsync(request, analyzer, question, refresh, events, leaving.Token);
        try
        {
            // Not cancelled: the events end when the analysis does, and that heeds the client.
            await foreach (var item in events.ReadAsync())
                yield return item;
        }
        finally
        {
            // A client that leaves must not leave the model writing.
            await leaving.CancelAsync();
            await analysis;
        }
    }

    /// <summary>Ends with a result, an error or nobody to tell; it never throws.</summary>
    private static async Task AnswerAsync(
        HttpRequest request, Analyzer analyzer, AnalysisRequest question, bool refresh, Listener events, CancellationToken cancellationToken)
    {
        try
        {
            var analysis = await analyzer.AnalyzeAsync(question, new AnalysisMode { Refresh = refresh, Listener = events }, cancellationToken);
            events.Send("result", analysis, ReadableJson.Analysis);
        }
        catch (Exception exception)
        {
            // The boundary: the status line is gone already, so the problem is an event.
            if (HttpOutcome.Explain(exception, request.HttpContext, cancellationToken) is { } problem)
                events.SendText("error", JsonSerializer.Serialize(problem, ProblemJson.Default.ProblemDetails));
        }
        finally
        {
            events.End();
        }
    }

    private sealed class Listener : IAnalysisListener
    {
        /// <summary>Unbounded: an answer has some thousand tokens at the most, and the model must not wait for a slow reader.</summary>
        private readonly Channel<SseItem<string>> items = Channel.CreateUnbounded<SseItem<string>>();

        public void Found(AnalysisEvidence evidence) => Send("evidence", evidence, ReadableJson.Evidence);

        public void Said(AnswerToken token) => Send("token", token, ReadableJson.Token);

        public void Send<T>(string name, T value, JsonTypeInfo<T> type) => SendText(name, JsonSerializer.Serialize(value, type));

        public void SendText(string name, string json) => items.Writer.TryWrite(new SseItem<string>(json, name));

        public void End() => items.Writer.TryComplete();

        public IAsyncEnumerable<SseItem<string>> ReadAsync() => items.Reader.ReadAllAsync(CancellationToken.None);
    }
}
