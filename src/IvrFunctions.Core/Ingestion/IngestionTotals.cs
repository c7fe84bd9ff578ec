namespace IvrFunctions.Core.Ingestion;

/// <summary>
/// Counts of an ingestion or of one of its chunks; always rows read = calls stored + rows rejected + duplicates.
/// </summary>
public sealed record IngestionTotals
{
    public long RowsRead { get; init; }

    public long CallsStored { get; init; }

    public long RowsRejected { get; init; }

    public long Duplicates { get; init; }

    /// <summary>Different stories that no call had before.</summary>
    public long CasesNew { get; init; }

    /// <summary>Different stories that calls already had.</summary>
    public long CasesReused { get; init; }

    public long EmbeddingsComputed { get; init; }

    /// <summary>Cells that should hold a number and do not; their calls are kept without it.</summary>
    public long UnreadableNumbers { get; init; }

    /// <summary>The counts of rows in proportion, so that they still add up.</summary>
    /// <param name="share">0 to 1.</param>
    public IngestionTotals Share(double share)
    {
        var part = this with
        {
            RowsRead = (long)(RowsRead * share),
            RowsRejected = (long)(RowsRejected * share),
            Duplicates = (long)(Duplicates * share),
        };
        return part with { CallsStored = part.RowsRead - part.RowsRejected - part.Duplicates };
    }

    public static IngestionTotals operator +(IngestionTotals a, IngestionTotals b) => new()
    {
        RowsRead = a.RowsRead + b.RowsRead,
        CallsStored = a.CallsStored + b.CallsStored,
        RowsRejected = a.RowsRejected + b.RowsRejected,
        Duplicates = a.Duplicates + b.Duplicates,
        CasesNew = a.CasesNew + b.CasesNew,
        CasesReused = a.CasesReused + b.CasesReused,
        EmbeddingsComputed = a.EmbeddingsComputed + b.EmbeddingsComputed,
        UnreadableNumbers = a.UnreadableNumbers + b.UnreadableNumbers,
    };
}
