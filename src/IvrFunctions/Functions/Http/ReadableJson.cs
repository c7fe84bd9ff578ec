using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using IvrFunctions.Core;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Figures;
using IvrFunctions.Core.Health;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Patterns;

namespace IvrFunctions.Functions.Http;

/// <summary>The contract's JSON with letters as they are.</summary>
internal static class ReadableJson
{
    public static JsonTypeInfo<AnalysisResult> Analysis { get; } =
        new AnalysisJson(AnalysisJson.Default.Options.WithLetters()).AnalysisResult;

    public static JsonTypeInfo<QueuedAnalysis> QueuedAnalysis { get; } =
        new AnalysisJson(AnalysisJson.Default.Options.WithLetters()).QueuedAnalysis;

    public static JsonTypeInfo<AnalysisEvidence> Evidence { get; } =
        new AnalysisJson(AnalysisJson.Default.Options.WithLetters()).AnalysisEvidence;

    public static JsonTypeInfo<AnswerToken> Token { get; } =
        new AnalysisJson(AnalysisJson.Default.Options.WithLetters()).AnswerToken;

    public static JsonTypeInfo<CallSummary> Summary { get; } =
        new FiguresJson(FiguresJson.Default.Options.WithLetters()).CallSummary;

    public static JsonTypeInfo<CallFlow> Flow { get; } =
        new FiguresJson(FiguresJson.Default.Options.WithLetters()).CallFlow;

    public static JsonTypeInfo<PatternReport> Patterns { get; } =
        new PatternsJson(PatternsJson.Default.Options.WithLetters()).PatternReport;

    public static JsonTypeInfo<IngestionStatus> Ingestion { get; } =
        new IngestionJson(IngestionJson.Default.Options.WithLetters()).IngestionStatus;

    public static JsonTypeInfo<Inspection> Inspection { get; } =
        new IngestionJson(IngestionJson.Default.Options.WithLetters()).Inspection;

    public static JsonTypeInfo<IngestionList> Ingestions { get; } =
        new IngestionJson(IngestionJson.Default.Options.WithLetters()).IngestionList;

    public static JsonTypeInfo<ReindexStatus> Reindex { get; } =
        new IngestionJson(IngestionJson.Default.Options.WithLetters()).ReindexStatus;

    /// <summary>The address in a link has ampersands, which clients may take as they are.</summary>
    public static JsonTypeInfo<UploadLink> UploadLink { get; } =
        new IngestionJson(new JsonSerializerOptions(IngestionJson.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = null,
        }).UploadLink;

    public static JsonTypeInfo<HealthReport> Health { get; } =
        new HealthJson(HealthJson.Default.Options.WithLetters()).HealthReport;
}
