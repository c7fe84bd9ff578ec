namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>How the times of a column are written, decided from many of its cells.</summary>
/// <param name="Pattern">One of <see cref="TimestampPatterns"/>.</param>
/// <param name="Kind">What the cells tell.</param>
/// <param name="DayFirst">Whether the day comes before the month in a date written with numbers only, year last.</param>
/// <param name="IsAmbiguous">Whether the cells left open which of the two comes first: the day, unless the dates lie much closer together otherwise.</param>
public sealed record TimestampFormat(string Pattern, TimestampKind Kind, bool DayFirst, bool IsAmbiguous);
