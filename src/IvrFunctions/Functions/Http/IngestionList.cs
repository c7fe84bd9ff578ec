using System.Text.Json.Serialization;
using IvrFunctions.Core.Ingestion;

namespace IvrFunctions.Functions.Http;

/// <summary>The list of ingestions as it travels: an object, so that fields can join it.</summary>
internal sealed record IngestionList(IReadOnlyList<IngestionStatus> Ingestions);

/// <summary>To be used with the options of <see cref="IngestionJson"/>, which spell the names.</summary>
[JsonSerializable(typeof(IngestionList))]
internal sealed partial class IngestionListJson : JsonSerializerContext;
