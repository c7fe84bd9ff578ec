using System.Diagnostics;
using System.Diagnostics.Metrics;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Ingestion;
using Microsoft.Extensions.AI;

namespace IvrFunctions.Core.Telemetry;

/// <summary>
/// Every name of the app's traces and metrics. They carry ids, counts and durations, never rows, stories, questions or answers.
/// </summary>
public static class IvrTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "IvrFunctions";

    private const string IngestionId = "ivr.ingestion.id";
    private const string Verdict = "ivr.analysis.verdict";
    private const string Degraded = "ivr.analysis.degraded";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> RowsRead = Meter.CreateCounter<long>("ivr.rows.read", "{row}");
    private static readonly Counter<long> RowsRejected = Meter.CreateCounter<long>("ivr.rows.rejected", "{row}");

    /// <summary>By the chunk: a call that two chunks hold counts in both, and a chunk done again counts again.</summary>
    private static readonly Counter<long> CallsStored = Meter.CreateCounter<long>("ivr.calls.stored", "{call}");

    private static readonly Counter<long> EmbeddingsComputed = Meter.CreateCounter<long>("ivr.embeddings.computed", "{embedding}");
    private static readonly Counter<long> Analyses = Meter.CreateCounter<long>("ivr.analyses", "{analysis}");
    private static readonly Counter<long> ClaimsVerified = Meter.CreateCounter<long>("ivr.claims.verified", "{claim}");
    private static readonly Counter<long> ClaimsDropped = Meter.CreateCounter<long>("ivr.claims.dropped", "{claim}");

    /// <summary>From templates in milliseconds to a slow local model in minutes.</summary>
    private static readonly Histogram<double> AnalysisDuration = Meter.CreateHistogram(
        "ivr.analysis.duration",
        "s",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300] });

    private static readonly AsyncLocal<bool> Muted = new();

    /// <summary>What the caller does from here on, and what it starts, is neither traced nor counted.</summary>
    public static void Mute() => Muted.Value = true;

    internal static Task<IngestionEntry> PlanAsync(string ingestion, Func<Task<IngestionEntry>> plan) =>
        TraceAsync("ivr.plan", [new(IngestionId, ingestion)], plan, static (activity, planned) => activity?
            .SetTag("ivr.chunks", planned.Plan?.Chunks.Count)
            .SetTag("ivr.ingestion.state", planned.State.ToString()));

    internal static Task<IngestionTotals> ChunkAsync(string ingestion, int chunk, Func<Task<IngestionTotals>> ingest) =>
        TraceAsync("ivr.chunk", [new(IngestionId, ingestion), new("ivr.chunk", chunk)], ingest, static (activity, counts) =>
        {
            AddTotals(activity, counts);
            RowsRead.Add(counts.RowsRead);
            CallsStored.Add(counts.CallsStored);
            RowsRejected.Add(counts.RowsRejected);
            EmbeddingsComputed.Add(counts.EmbeddingsComputed);
        });

    internal static Task<IngestionTotals> FinishAsync(string ingestion, Func<Task<IngestionTotals>> finish) =>
        TraceAsync("ivr.finish", [new(IngestionId, ingestion)], finish, AddTotals);

    internal static Task<AnalysisResult> AnalyzeAsync(Func<Task<AnalysisResult>> analyze) =>
        TraceAsync("ivr.analyze", [], analyze, static (activity, analysis) =>
        {
            var verdict = analysis.Verdict == AnalysisVerdict.Explained ? "explained" : "insufficient_evidence";
            activity?.SetTag("ivr.analysis.id", analysis.AnalysisId)
                .SetTag(Verdict, verdict)
                .SetTag(Degraded, analysis.Degraded)
                .SetTag("ivr.facts", analysis.Evidence.Facts.Count)
                .SetTag("ivr.cases", analysis.Evidence.Cases.Count);
            Analyses.Add(1, new(Verdict, verdict), new(Degraded, analysis.Degraded));
            ClaimsVerified.Add(analysis.Grounding.Verified);
            ClaimsDropped.Add(analysis.Grounding.Dropped);
            AnalysisDuration.Record(analysis.TimingsMs.Total / 1000, new KeyValuePair<string, object?>(Verdict, verdict));
        });

    /// <summary>One request to a chat model, by OpenTelemetry's conventions for generative AI.</summary>
    internal static Task<ChatResponse> ChatAsync(ChatClientMetadata? model, Func<Task<ChatResponse>> ask) =>
        TraceAsync(
            $"chat {model?.DefaultModelId}".TrimEnd(),
            [
                new("gen_ai.operation.name", "chat"),
                new("gen_ai.provider.name", model?.ProviderName),
                new("gen_ai.request.model", model?.DefaultModelId),
            ],
            ask,
            static (activity, response) => activity?
                .SetTag("gen_ai.usage.input_tokens", response.Usage?.InputTokenCount)
                .SetTag("gen_ai.usage.output_tokens", response.Usage?.OutputTokenCount),
            ActivityKind.Client);

    private static void AddTotals(Activity? activity, IngestionTotals totals) => activity?
        .SetTag("ivr.rows.read", totals.RowsRead)
        .SetTag("ivr.calls.stored", totals.CallsStored)
        .SetTag("ivr.rows.rejected", totals.RowsRejected)
        .SetTag("ivr.embeddings.computed", totals.EmbeddingsComputed);

    private static async Task<T> TraceAsync<T>(
        string name,
        KeyValuePair<string, object?>[] tags,
        Func<Task<T>> work,
        Action<Activity?, T> describe,
        ActivityKind kind = ActivityKind.Internal)
    {
        if (Muted.Value)
        {
            return await work();
        }

        using var activity = Source.StartActivity(name, kind, parentContext: default, tags);
        try
        {
            var result = await work();
            describe(activity, result);
            return result;
        }
        catch (Exception e)
        {
            // The type alone: messages may quote what a service answered.
            activity?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", e.GetType().FullName);
            throw;
        }
    }
}
