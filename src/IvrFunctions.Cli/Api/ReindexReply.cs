namespace IvrFunctions.Cli.Api;

/// <summary>A reindex as far as it is shown here.</summary>
internal sealed record ReindexReply
{
    public required string State { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public int PartsTotal { get; init; }

    public int PartsDone { get; init; }

    public long Cases { get; init; }

    public long EmbeddingsComputed { get; init; }

    public string? Error { get; init; }

    public bool HasEnded => State is not "running";
}
