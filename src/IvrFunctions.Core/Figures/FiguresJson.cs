using System.Text.Json.Serialization;

namespace IvrFunctions.Core.Figures;

/// <summary>Scorecard and flow as they travel.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CallSummary))]
[JsonSerializable(typeof(CallFlow))]
public sealed partial class FiguresJson : JsonSerializerContext;
