using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace IvrFunctions.Core.Ingestion;

/// <summary>The catalog's content.</summary>
public sealed record CatalogContent
{
    public static readonly CatalogContent Empty = new();

    public int Version { get; init; } = 1;

    /// <summary>Raised whenever cases may have been dropped from the vector store.</summary>
    public int Epoch { get; init; }

    /// <summary>Fingerprint of the embedder of the stored cases; <see langword="null"/> before the first.</summary>
    public string? Embedder { get; init; }

    /// <summary>The same for people.</summary>
    public string? EmbedderName { get; init; }

    public ImmutableSortedDictionary<string, CatalogSource> Sources { get; init; } =
        ImmutableSortedDictionary.Create<string, CatalogSource>(StringComparer.Ordinal);

    [JsonIgnore]
    public string? ETag { get; init; }

    /// <summary>The parts of all sources, in the order that decides which of two equal calls counts.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Parts => [.. Sources.Values.SelectMany(source => source.Parts)];
}

/// <param name="Ingestion">The ingestion whose calls readers see.</param>
/// <param name="Chunks">Its parts.</param>
/// <param name="ContentHash">SHA-256 of the file.</param>
/// <param name="Replaced">The ingestion before, until what only it used is removed.</param>
public sealed record CatalogSource(string Ingestion, int Chunks, string ContentHash, CatalogSource? Replaced)
{
    [JsonIgnore]
    public IReadOnlyList<string> Parts => IngestionEntry.PartsOf(Ingestion, Chunks);
}
