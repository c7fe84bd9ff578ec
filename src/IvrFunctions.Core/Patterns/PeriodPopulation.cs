using IvrFunctions.Core.Figures;

namespace IvrFunctions.Core.Patterns;

/// <param name="Period">The period.</param>
/// <param name="Calls">Its calls at risk.</param>
/// <param name="Failed">Those that failed as asked for.</param>
/// <param name="Rate">Failed of calls; <see langword="null"/> where it cannot be known.</param>
public sealed record PeriodPopulation(FigurePeriod? Period, long Calls, long Failed, double? Rate);
