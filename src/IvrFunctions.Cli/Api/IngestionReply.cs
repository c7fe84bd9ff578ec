namespace IvrFunctions.Cli.Api;

/// <summary>An ingestion as far as it is shown here.</summary>
internal sealed record IngestionReply
{
    public required string Id { get; init; }

    public required string Source { get; init; }

    public required string State { get; init; }

    public long RowsRead { get; init; }

    public long CallsStored { get; init; }

    public long RowsRejected { get; init; }

    public long Duplicates { get; init; }

    public long CasesNew { get; init; }

    public long CasesReused { get; init; }

    public long EmbeddingsComputed { get; init; }

    public int ChunksTotal { get; init; }

    public int ChunksDone { get; init; }

    /// <summary>Rows a second.</summary>
    public double? Rate { get; init; }

    public long? SecondsLeft { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public IReadOnlyList<string>? Warnings { get; init; }

    public string? Error { get; init; }

    public bool HasEnded => State is "completed" or "failed";
}
