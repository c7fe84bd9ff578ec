using IvrFunctions.Core.Ingestion.Mapping;

namespace IvrFunctions.Core.Ingestion;

/// <summary>The latest ingestions, newest first.</summary>
public sealed record IngestionList(IReadOnlyList<IngestionStatus> Ingestions);

/// <summary>An ingestion as users see it; always rows_read = calls_stored + rows_rejected + duplicates.</summary>
/// <param name="Id">Hash of the source's name and version.</param>
/// <param name="Source">Name of the uploaded blob.</param>
/// <param name="State">queued, running, completed or failed.</param>
/// <param name="RowsRead">Records after the header; grows while the ingestion runs, as all counts do.</param>
/// <param name="CallsStored">Calls in the archive.</param>
/// <param name="RowsRejected">Rows in the rejects container, with their reasons.</param>
/// <param name="Duplicates">Rows whose call (same id and time) the file already held.</param>
/// <param name="CasesNew">Different stories no call had before.</param>
/// <param name="CasesReused">Different stories that calls already had.</param>
/// <param name="EmbeddingsComputed">Texts sent to the embedding model.</param>
/// <param name="ChunksTotal">0 until the file is planned.</param>
/// <param name="ChunksDone">Chunks whose calls and cases are stored.</param>
/// <param name="StartedAt">When the upload was noticed.</param>
/// <param name="FinishedAt">When it completed or failed.</param>
/// <param name="Mapping">Canonical field to column name.</param>
/// <param name="MappingDetails">Canonical field to column, confidence and reason.</param>
/// <param name="Dialect">How the file is written; <see langword="null"/> until it is planned.</param>
/// <param name="Warnings">What the user should know; never a caller's data.</param>
/// <param name="Error">Why it failed.</param>
public sealed record IngestionStatus(
    string Id, string Source, IngestionState State, long RowsRead, long CallsStored, long RowsRejected, long Duplicates,
    long CasesNew, long CasesReused, long EmbeddingsComputed, int ChunksTotal, int ChunksDone, DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt, IReadOnlyDictionary<CallField, string> Mapping,
    IReadOnlyDictionary<CallField, MappingDecision> MappingDetails, DialectStatus? Dialect, IReadOnlyList<string> Warnings, string? Error)
{
    internal static IngestionStatus Of(IngestionEntry entry, IReadOnlyCollection<IngestionTotals> chunksDone)
    {
        var total = entry.Totals ?? chunksDone.Aggregate(new IngestionTotals(), (sum, chunk) => sum + chunk);
        var mapping = entry.Plan?.Mapping;
        return new IngestionStatus(
            entry.Id, entry.Source, entry.State, total.RowsRead, total.CallsStored, total.RowsRejected, total.Duplicates,
            total.CasesNew, total.CasesReused, total.EmbeddingsComputed, entry.Plan?.Chunks.Count ?? 0,
            entry.State == IngestionState.Completed ? entry.Plan?.Chunks.Count ?? 0 : chunksDone.Count,
            entry.StartedAt, entry.FinishedAt,
            mapping?.Fields.ToDictionary(field => field.Key, field => mapping.Header[field.Value]) ?? [],
            mapping?.Details ?? new Dictionary<CallField, MappingDecision>(),
            entry.Plan is { } plan ? DialectStatus.Of(plan.Dialect) : null,
            entry.Warnings, entry.Error);
    }
}
