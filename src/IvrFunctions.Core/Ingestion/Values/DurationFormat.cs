namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>How the durations of a column are written, decided from many of its cells.</summary>
/// <param name="Pattern">One of <see cref="DurationPatterns"/>.</param>
/// <param name="Unit">Seconds that a plain number counts by.</param>
public sealed record DurationFormat(string Pattern, double Unit = 1);
