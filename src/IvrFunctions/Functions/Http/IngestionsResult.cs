using System.Text.Json.Serialization;
using IvrFunctions.Core.Ingestion;
using Microsoft.AspNetCore.Http;

namespace IvrFunctions.Functions.Http;

/// <summary>The list of ingestions as it travels: an object, so that fields can join it.</summary>
internal sealed record IngestionsResult(IReadOnlyList<IngestionStatus> Ingestions)
{
    public static IResult List(IReadOnlyList<IngestionStatus> ingestions) =>
        TypedResults.Json(new IngestionsResult(ingestions), IngestionsJson.Default.IngestionsResult);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(IngestionsResult))]
internal sealed partial class IngestionsJson : JsonSerializerContext;
