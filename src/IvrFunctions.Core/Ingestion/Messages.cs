namespace IvrFunctions.Core.Ingestion;

/// <summary>Names of the queues.</summary>
public static class QueueNames
{
    public const string Chunks = "ivr-chunks";
    public const string ChunksPoison = "ivr-chunks-poison";
    public const string Ingested = "ivr-ingested";
    public const string Analyze = "ivr-analyze";
    public const string Analyzed = "ivr-analyzed";
}

/// <summary>On <c>ivr-chunks</c>: ingest this chunk.</summary>
public sealed record ChunkMessage(int Version, string Ingestion, int Chunk);

/// <summary>On <c>ivr-ingested</c>: the calls of a source are replaced by those of this ingestion. Sent at least once.</summary>
public sealed record IngestedMessage(int Version, string Ingestion, string Source, long CallsStored, long RowsRejected, DateTimeOffset FinishedAt);
