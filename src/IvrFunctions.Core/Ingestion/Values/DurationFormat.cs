namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>How the durations of a column are written, decided from many of its cells.</summary>
/// <param name="Pattern">One of <see cref="DurationPatterns"/>.</param>
public sealed record DurationFormat(string Pattern);
