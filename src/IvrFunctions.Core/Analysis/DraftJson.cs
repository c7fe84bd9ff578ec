using System.Text.Json.Serialization;

namespace IvrFunctions.Core.Analysis;

/// <summary>The model's answer on the wire. Everything may be missing: models follow a schema as far as they do.</summary>
internal sealed record DraftAnswer(
    IReadOnlyList<DraftItem?>? Claims, DraftItem? RootCause, IReadOnlyList<DraftItem?>? Recommendations, string? Confidence);

internal sealed record DraftItem(string? Text, string? Action, IReadOnlyList<string?>? Cites);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DraftAnswer))]
internal sealed partial class DraftJson : JsonSerializerContext;
