namespace IvrFunctions.Core.Ingestion;

/// <summary>When a call started.</summary>
/// <param name="Time">On the wall clock of the export; the day is without meaning where the export gives none.</param>
/// <param name="HasDate">Whether the export gives the day.</param>
/// <param name="HasTimeOfDay">Whether it gives the time of day.</param>
internal readonly record struct StartTime(DateTimeOffset Time, bool HasDate, bool HasTimeOfDay);
