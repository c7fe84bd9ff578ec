using System.Text.Json.Serialization;

namespace IvrFunctions.Core.Analysis;

/// <summary>The analysis as it travels and is stored.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(AnalysisResult))]
[JsonSerializable(typeof(QueuedAnalysis))]
[JsonSerializable(typeof(AnswerToken))]
public sealed partial class AnalysisJson : JsonSerializerContext;
