namespace IvrFunctions.Core.Ingestion;

/// <summary>That a call stands on several rows, one a step or leg, which are read as one call.</summary>
/// <param name="Reason">What shows it.</param>
/// <param name="RepeatsDuration">Whether every row tells the duration of the whole call, not of its part.</param>
/// <param name="RepeatsWait">The same of the wait.</param>
public sealed record RowGrouping(string Reason, bool RepeatsDuration, bool RepeatsWait);
