namespace IvrFunctions.Core.Analysis;

/// <summary>The calls among which a failure is counted: all of them, or those of the call type asked about.</summary>
/// <param name="Calls">Calls at risk.</param>
/// <param name="Failed">Those that failed.</param>
/// <param name="Hits">Those with the failure asked about; all failed ones where none is named.</param>
/// <param name="FailuresOnly">
/// Whether the archive holds failed calls alone. Rates among them are shares of the failures, and are worded so.
/// </param>
internal readonly record struct CallsAtRisk(long Calls, long Failed, long Hits, bool FailuresOnly);
