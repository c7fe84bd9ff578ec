namespace IvrFunctions.Core.Ingestion.Mapping;

/// <summary>Why a column was taken for a field.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Confidence">From 0 to 1.</param>
/// <param name="Reason">What speaks for it.</param>
public sealed record MappingDecision(string Column, double Confidence, string Reason);
