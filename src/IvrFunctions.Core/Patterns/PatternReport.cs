namespace IvrFunctions.Core.Patterns;

/// <summary>The patterns of some calls, best first; as JSON the answer of <c>GET /api/patterns</c> and <c>ivr mine</c>.</summary>
/// <param name="Population">The calls looked at.</param>
/// <param name="Patterns">None where nothing stands out.</param>
public sealed record PatternReport(PatternPopulation Population, IReadOnlyList<Pattern> Patterns);

/// <param name="Calls">All calls.</param>
/// <param name="Failed">Those that failed as asked for.</param>
/// <param name="Rate">Failed of calls; <see langword="null"/> without calls.</param>
public sealed record PatternPopulation(long Calls, long Failed, double? Rate);
