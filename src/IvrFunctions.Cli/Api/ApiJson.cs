using System.Text.Json.Serialization;

namespace IvrFunctions.Cli.Api;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AnalysisRequest))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(AnalysisReply))]
[JsonSerializable(typeof(SummaryReply))]
[JsonSerializable(typeof(FlowReply))]
[JsonSerializable(typeof(InspectionReply))]
[JsonSerializable(typeof(ReindexReply))]
[JsonSerializable(typeof(HealthReply))]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ApiJson : JsonSerializerContext;
