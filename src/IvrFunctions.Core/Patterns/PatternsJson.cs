using System.Text.Json.Serialization;

namespace IvrFunctions.Core.Patterns;

/// <summary>Patterns as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true, Converters = [typeof(IntervalConverter)])]
[JsonSerializable(typeof(PatternReport))]
public sealed partial class PatternsJson : JsonSerializerContext;
