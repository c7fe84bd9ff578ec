using IvrFunctions.Core.Ingestion.Mapping;

namespace IvrFunctions.Core.Ingestion;

/// <summary>What would become of an upload, told from its first rows; nothing is stored.</summary>
/// <param name="Accepted">Whether it would be ingested.</param>
/// <param name="Refusal">Why not, as the ingestion would say.</param>
/// <param name="IsWhole">Whether all of it was looked at, not only its start.</param>
/// <param name="Dialect">How the file is written; <see langword="null"/> where it is no CSV.</param>
/// <param name="Columns">The columns' names in their order, made different from each other.</param>
/// <param name="Mapping">Canonical field to column, confidence and reason.</param>
/// <param name="UnmappedColumns">Columns without a field, kept as further attributes.</param>
/// <param name="Warnings">What the user should know; never a caller's data.</param>
/// <param name="Rows">Rows that were read as calls.</param>
/// <param name="Calls">Calls they make.</param>
/// <param name="RowsRejected">Rows that would be rejected.</param>
/// <param name="Duplicates">Rows of a call that stands already on a row before.</param>
/// <param name="Rejects">The first of the rejected rows, without their text.</param>
/// <param name="Samples">The first calls as they would be told, personal data masked.</param>
public sealed record Inspection(
    bool Accepted, string? Refusal, bool IsWhole, DialectStatus? Dialect, IReadOnlyList<string> Columns,
    IReadOnlyDictionary<CallField, MappingDecision> Mapping, IReadOnlyList<string> UnmappedColumns, IReadOnlyList<string> Warnings,
    long Rows, long Calls, long RowsRejected, long Duplicates, IReadOnlyList<InspectedReject> Rejects, IReadOnlyList<InspectedCall> Samples);

/// <param name="Row">Record number in the file; the header is 1.</param>
/// <param name="Column">The column at fault, empty where it is the whole row.</param>
/// <param name="Reason">What was expected.</param>
public sealed record InspectedReject(long Row, string Column, string Reason);

/// <param name="StartedAt">Start on the wall clock of the export, with the offset it was read with; only a time of day where the export has no dates.</param>
/// <param name="Outcome">How the call ended.</param>
/// <param name="Narrative">The story that would be embedded.</param>
public sealed record InspectedCall(DateTimeOffset StartedAt, string Outcome, string Narrative);
