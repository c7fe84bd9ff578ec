using IvrFunctions.Cli.Generation;
using IvrFunctions.Core.Patterns;

namespace IvrFunctions.Cli.Evaluation;

/// <summary>A planted cause and what came of it in the calls.</summary>
/// <param name="Planted">What was planted.</param>
/// <param name="CallId">A call that failed for it where it holds, if there is one.</param>
/// <param name="Stories">Distinct stories of calls that failed at its step for its reason, wherever.</param>
/// <param name="AtRisk">The calls that reach its step; failed are those that fail there for its reason.</param>
internal sealed record EvaluatedCause(PlantedPattern Planted, string? CallId, int Stories, CountedRows AtRisk);
