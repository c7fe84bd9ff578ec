using System.Text.Json.Serialization;

namespace IvrFunctions.Cli.Api;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AnalysisRequest))]
[JsonSerializable(typeof(Analysis))]
[JsonSerializable(typeof(Ingestion))]
[JsonSerializable(typeof(IReadOnlyList<Ingestion>))]
[JsonSerializable(typeof(Health))]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ApiJson : JsonSerializerContext;
