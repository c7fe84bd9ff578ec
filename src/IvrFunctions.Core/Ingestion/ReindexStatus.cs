namespace IvrFunctions.Core.Ingestion;

/// <summary>The latest reindex as users see it.</summary>
/// <param name="State">none, running, completed or failed.</param>
/// <param name="From">The embedder that is replaced.</param>
/// <param name="To">The embedder that takes over when all parts are done.</param>
/// <param name="PartsTotal">Parts of the archive.</param>
/// <param name="PartsDone">Those whose cases are embedded.</param>
/// <param name="Cases">Cases of the parts done.</param>
/// <param name="EmbeddingsComputed">Texts sent to the embedding model.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="FinishedAt">When it completed or failed.</param>
/// <param name="Error">Why it failed.</param>
public sealed record ReindexStatus(
    ReindexState State, string? From, string? To, int PartsTotal, int PartsDone, long Cases, long EmbeddingsComputed,
    DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, string? Error);
