using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Ingestion;

/// <summary>What the journal keeps of the latest reindex.</summary>
public sealed record ReindexJob
{
    public int Version { get; init; } = 1;

    public required ReindexState State { get; init; }

    /// <summary>The embedder that takes over.</summary>
    public required EmbedderIdentity Embedder { get; init; }

    /// <summary>The one before.</summary>
    public EmbedderIdentity? Replaced { get; init; }

    /// <summary>Ingestions whose parts were queued; one that completes meanwhile is added.</summary>
    public IReadOnlyList<string> Ingestions { get; init; } = [];

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The counts, kept when it ends.</summary>
    public ReindexCounts? Counts { get; init; }

    public string? Error { get; init; }
}

/// <param name="Parts">Parts of the archive that are done.</param>
/// <param name="Cases">Cases of these parts; one that stands in several counts in each.</param>
/// <param name="Embedded">Texts sent to the embedding model.</param>
public sealed record ReindexCounts(int Parts, long Cases, long Embedded);
