using System.Text.Json;
using System.Text.Json.Serialization;

namespace IvrFunctions.Core.Ingestion;

/// <summary>JSON of ledger, catalog, messages and statuses: snake_case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IngestionStatus))]
[JsonSerializable(typeof(IngestionList))]
[JsonSerializable(typeof(IngestionEntry))]
[JsonSerializable(typeof(CatalogContent))]
[JsonSerializable(typeof(ChunkMessage))]
[JsonSerializable(typeof(IngestedMessage))]
[JsonSerializable(typeof(ReportedMessage))]
[JsonSerializable(typeof(ReindexMessage))]
[JsonSerializable(typeof(ReindexJob))]
[JsonSerializable(typeof(ReindexStatus))]
[JsonSerializable(typeof(UploadLink))]
[JsonSerializable(typeof(Inspection))]
public sealed partial class IngestionJson : JsonSerializerContext;

internal sealed class SnakeCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
