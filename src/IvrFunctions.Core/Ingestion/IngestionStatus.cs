using System.Text.Json.Serialization;
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
/// <param name="Duplicates">Rows whose call (same id and time) the file already held, and those put together with another row of their call.</param>
/// <param name="CasesNew">Different stories no call had before.</param>
/// <param name="CasesReused">Different stories that calls already had.</param>
/// <param name="EmbeddingsComputed">Texts sent to the embedding model.</param>
/// <param name="ChunksTotal">0 until the file is planned.</param>
/// <param name="ChunksDone">Chunks whose calls and cases are stored.</param>
/// <param name="Rate">Rows a second, so far or in all; <see langword="null"/> before the first.</param>
/// <param name="SecondsLeft">What remains at this rate, while the ingestion runs.</param>
/// <param name="StartedAt">When the upload was noticed.</param>
/// <param name="FinishedAt">When it completed or failed.</param>
/// <param name="Mapping">Canonical field to column name.</param>
/// <param name="MappingDetails">Canonical field to column, confidence and reason.</param>
/// <param name="Dialect">How the file is written; <see langword="null"/> until it is planned.</param>
/// <param name="Warnings">What the user should know; never a caller's data.</param>
/// <param name="Error">Why it failed.</param>
/// <param name="Reports">Names of its reports in <c>ivr-reports</c>, written soon after it completed.</param>
public sealed record IngestionStatus(
    string Id, string Source, IngestionState State, long RowsRead, long CallsStored, long RowsRejected, long Duplicates,
    long CasesNew, long CasesReused, long EmbeddingsComputed, int ChunksTotal, int ChunksDone, double? Rate, long? SecondsLeft,
    DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, IReadOnlyDictionary<CallField, string> Mapping,
    IReadOnlyDictionary<CallField, MappingDecision> MappingDetails, DialectStatus? Dialect, IReadOnlyList<string> Warnings, string? Error,
    IReadOnlyList<string> Reports)
{
    /// <summary>Whether it completed or failed.</summary>
    [JsonIgnore]
    public bool IsOver => State is IngestionState.Completed or IngestionState.Failed;

    /// <param name="entry">What the ledger keeps.</param>
    /// <param name="chunksDone">Counts of the chunks done; not needed once the ingestion completed.</param>
    /// <param name="chunksStarted">How far chunks are that are not done.</param>
    /// <param name="now">The time.</param>
    internal static IngestionStatus Of(
        IngestionEntry entry, IReadOnlyCollection<IngestionTotals> chunksDone, IReadOnlyCollection<IngestionTotals> chunksStarted, DateTimeOffset now)
    {
        var total = entry.Totals ?? chunksDone.Concat(chunksStarted).Aggregate(new IngestionTotals(), (sum, chunk) => sum + chunk);
        var rate = RateOf(entry, total, now);
        var mapping = entry.Plan?.Mapping;
        return new IngestionStatus(
            entry.Id, entry.Source, entry.State, total.RowsRead, total.CallsStored, total.RowsRejected, total.Duplicates,
            total.CasesNew, total.CasesReused, total.EmbeddingsComputed, entry.Plan?.Chunks.Count ?? 0,
            entry.State == IngestionState.Completed ? entry.Plan?.Chunks.Count ?? 0 : chunksDone.Count,
            rate is { } known ? Math.Round(known, 1) : null, Remaining(entry, total, rate),
            entry.StartedAt, entry.FinishedAt,
            mapping?.Fields.ToDictionary(field => field.Key, field => mapping.Header[field.Value]) ?? [],
            mapping?.Details ?? new Dictionary<CallField, MappingDecision>(),
            entry.Plan is { } plan ? DialectStatus.Of(plan.Dialect) : null,
            entry.Warnings, entry.Error, entry.Reports);
    }

    private static double? RateOf(IngestionEntry entry, IngestionTotals total, DateTimeOffset now)
    {
        // Since it last began: an ingestion tried again tells nothing by the time it lay still.
        var rows = total.RowsRead - entry.RowsBefore;
        var seconds = ((entry.FinishedAt ?? now) - (entry.RunningSince ?? now)).TotalSeconds;
        return rows > 0 && seconds > 0 ? rows / seconds : null;
    }

    private static long? Remaining(IngestionEntry entry, IngestionTotals total, double? rate)
    {
        var left = entry.Plan?.Chunks.Sum(chunk => (long)chunk.Rows) - total.RowsRead;
        return entry.State == IngestionState.Running && rate is { } known && left is { } rows ? (long)Math.Ceiling(Math.Max(0, rows) / known) : null;
    }
}
