namespace IvrFunctions.Core.Patterns;

/// <param name="Combination">What was found.</param>
/// <param name="LogLikelihoodRatio">Of the combination against the rest, given the other findings.</param>
/// <param name="Score">The same less what the choice among so many combinations is worth.</param>
/// <param name="CorrectedP">The p-value times the combinations tried.</param>
/// <param name="Effect">Logarithm of how many times more calls fail than expected.</param>
/// <param name="Weight">What of the likelihood ratio is left beside rates that differ anyway: the order in which patterns are told.</param>
internal sealed record Finding(Combination Combination, double LogLikelihoodRatio, double Score, double CorrectedP, double Effect, double Weight);
