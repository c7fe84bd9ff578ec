namespace IvrFunctions.Core.Ingestion;

/// <summary>Names of the queues.</summary>
public static class QueueNames
{
    public const string Chunks = "ivr-chunks";
    public const string ChunksPoison = "ivr-chunks-poison";
    public const string Reindex = "ivr-reindex";
    public const string ReindexPoison = "ivr-reindex-poison";
    public const string Ingested = "ivr-ingested";
    public const string Reported = "ivr-reported";
    public const string Analyze = "ivr-analyze";
    public const string Analyzed = "ivr-analyzed";
}

/// <summary>On <c>ivr-chunks</c>: ingest this chunk.</summary>
/// <param name="Version">1.</param>
/// <param name="Ingestion">Its id.</param>
/// <param name="Chunk">Number of the chunk, from 0.</param>
/// <param name="Attempt">Which attempt at the ingestion the message belongs to: those of earlier ones are ignored.</param>
public sealed record ChunkMessage(int Version, string Ingestion, int Chunk, int Attempt = 0);

/// <summary>On <c>ivr-reindex</c>: embed the stored cases anew with the configured embedder.</summary>
/// <param name="Version">1.</param>
/// <param name="Embedder">Fingerprint of the embedder meant; <see langword="null"/> for the one that is configured.</param>
/// <param name="Part">The part to do; <see langword="null"/> to begin, which sends a message for each part.</param>
public sealed record ReindexMessage(int Version, string? Embedder, string? Part = null);

/// <summary>On <c>ivr-ingested</c>: the calls of a source are replaced by those of this ingestion. Sent at least once.</summary>
public sealed record IngestedMessage(int Version, string Ingestion, string Source, long CallsStored, long RowsRejected, DateTimeOffset FinishedAt);

/// <summary>On <c>ivr-reported</c>: the report of an ingestion is written. Sent at least once.</summary>
/// <param name="Version">1.</param>
/// <param name="Ingestion">Its id.</param>
/// <param name="Source">Name of the upload.</param>
/// <param name="Reports">Names of the blobs in <c>ivr-reports</c>, Markdown first.</param>
public sealed record ReportedMessage(int Version, string Ingestion, string Source, IReadOnlyList<string> Reports);
