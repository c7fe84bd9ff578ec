using System.Text.Json;
using System.Text.Json.Serialization;

namespace IvrFunctions.Adapters.Chroma;

/// <summary>What the collection's vectors were made with; stored in the collection's metadata.</summary>
internal sealed record CollectionMetadata(string Provider, string Model, string Digest, int Dimensions, int PrefixVersion);

/// <param name="Metadata">As it stands there: a collection may be somebody else's.</param>
internal sealed record ChromaCollection(Guid Id, string Name, JsonElement? Metadata);

internal sealed record PreFlight(int MaxBatchSize, bool SupportsBase64Encoding = false);

internal sealed record CreateCollectionRequest(
    string Name, bool GetOrCreate, CollectionConfiguration Configuration, CollectionMetadata Metadata);

internal sealed record CollectionConfiguration(HnswConfiguration Hnsw);

internal sealed record HnswConfiguration(string Space);

internal sealed record GetRequest(IReadOnlyList<string> Ids, IReadOnlyList<string> Include);

internal sealed record GetResponse(IReadOnlyList<string> Ids);

internal sealed record QueryRequest(IReadOnlyList<ReadOnlyMemory<float>> QueryEmbeddings, int NResults, IReadOnlyList<string> Include);

/// <summary>One list a query vector, and there is always just one.</summary>
internal sealed record QueryResponse(IReadOnlyList<IReadOnlyList<string>> Ids, IReadOnlyList<IReadOnlyList<double>> Distances);

internal sealed record DeleteRequest(IReadOnlyList<string> Ids);

internal sealed record ErrorResponse(string? Error = null, string? Message = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ChromaCollection))]
[JsonSerializable(typeof(PreFlight))]
[JsonSerializable(typeof(CollectionMetadata))]
[JsonSerializable(typeof(CreateCollectionRequest))]
[JsonSerializable(typeof(GetRequest))]
[JsonSerializable(typeof(GetResponse))]
[JsonSerializable(typeof(QueryRequest))]
[JsonSerializable(typeof(QueryResponse))]
[JsonSerializable(typeof(DeleteRequest))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(long?))]
internal sealed partial class ChromaJson : JsonSerializerContext;
