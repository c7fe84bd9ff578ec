using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Figures;
using IvrFunctions.Core.Health;
using IvrFunctions.Core.Ingestion;

namespace IvrFunctions.Functions.Http;

/// <summary>The contract's JSON with letters as they are: people read these answers in a terminal, mostly in Spanish.</summary>
internal static class ReadableJson
{
    public static JsonTypeInfo<AnalysisResult> Analysis { get; } =
        new AnalysisJson(WithLetters(AnalysisJson.Default.Options)).AnalysisResult;

    public static JsonTypeInfo<QueuedAnalysis> QueuedAnalysis { get; } =
        new AnalysisJson(WithLetters(AnalysisJson.Default.Options)).QueuedAnalysis;

    public static JsonTypeInfo<AnalysisEvidence> Evidence { get; } =
        new AnalysisJson(WithLetters(AnalysisJson.Default.Options)).AnalysisEvidence;

    public static JsonTypeInfo<AnswerToken> Token { get; } =
        new AnalysisJson(WithLetters(AnalysisJson.Default.Options)).AnswerToken;

    public static JsonTypeInfo<CallSummary> Summary { get; } =
        new FiguresJson(WithLetters(FiguresJson.Default.Options)).CallSummary;

    public static JsonTypeInfo<CallFlow> Flow { get; } =
        new FiguresJson(WithLetters(FiguresJson.Default.Options)).CallFlow;

    public static JsonTypeInfo<IngestionStatus> Ingestion { get; } =
        new IngestionJson(WithLetters(IngestionJson.Default.Options)).IngestionStatus;

    public static JsonTypeInfo<Inspection> Inspection { get; } =
        new IngestionJson(WithLetters(IngestionJson.Default.Options)).Inspection;

    public static JsonTypeInfo<IngestionList> Ingestions { get; } =
        new IngestionJson(WithLetters(IngestionJson.Default.Options)).IngestionList;

    public static JsonTypeInfo<ReindexStatus> Reindex { get; } =
        new IngestionJson(WithLetters(IngestionJson.Default.Options)).ReindexStatus;

    /// <summary>The address in a link has ampersands, which clients may take as they are.</summary>
    public static JsonTypeInfo<UploadLink> UploadLink { get; } =
        new IngestionJson(new JsonSerializerOptions(IngestionJson.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = null,
        }).UploadLink;

    public static JsonTypeInfo<HealthReport> Health { get; } =
        new HealthJson(WithLetters(HealthJson.Default.Options)).HealthReport;

    public static JsonSerializerOptions WithLetters(JsonSerializerOptions options) =>
        new(options) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), TypeInfoResolver = null };
}
