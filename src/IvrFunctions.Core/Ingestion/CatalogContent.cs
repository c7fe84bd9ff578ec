using System.Collections.Immutable;
using System.Text.Json.Serialization;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Ingestion;

/// <summary>The catalog's content.</summary>
public sealed record CatalogContent
{
    public static readonly CatalogContent Empty = new();

    public int Version { get; init; } = 1;

    /// <summary>Raised before and after cases are dropped from the vector store: what was seen there meanwhile may be gone.</summary>
    public int Epoch { get; init; }

    /// <summary>The embedder of the stored cases; <see langword="null"/> before the first.</summary>
    public EmbedderIdentity? Embedder { get; init; }

    /// <summary>The embedder that the cases are being embedded with anew, until it takes over.</summary>
    public EmbedderIdentity? NextEmbedder { get; init; }

    public ImmutableSortedDictionary<string, CatalogSource> Sources { get; init; } =
        ImmutableSortedDictionary.Create<string, CatalogSource>(StringComparer.Ordinal);

    /// <summary>What readers no longer see, until what only it used is removed.</summary>
    public ImmutableList<CatalogSource> Leaving { get; init; } = [];

    /// <summary>
    /// Whether cases of an ingestion that was never listed are being dropped. Found under the lock it is what a crash left:
    /// some may be gone that were found in store since, so the epoch has to be raised once more.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsDropping { get; init; }

    /// <summary>Embedders that were replaced, until their collections are removed.</summary>
    public ImmutableList<EmbedderIdentity> RetiredEmbedders { get; init; } = [];

    [JsonIgnore]
    public string? ETag { get; init; }

    /// <summary>The parts of all sources, in the order that decides which of two equal calls counts.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Parts => [.. Sources.Values.SelectMany(source => source.Parts)];

    [JsonIgnore]
    public bool NeedsCleaning => IsDropping || !Leaving.IsEmpty || !RetiredEmbedders.IsEmpty;
}

/// <param name="Ingestion">The ingestion whose calls readers see.</param>
/// <param name="Chunks">Its parts.</param>
/// <param name="ContentHash">SHA-256 of the file.</param>
public sealed record CatalogSource(string Ingestion, int Chunks, string ContentHash)
{
    [JsonIgnore]
    public IReadOnlyList<string> Parts => IngestionEntry.PartsOf(Ingestion, Chunks);
}
