namespace IvrFunctions.Core.Patterns;

/// <param name="Combination">What was found.</param>
/// <param name="LogLikelihoodRatio">Of the combination against the rest, given the other findings.</param>
/// <param name="Score">The same less what the choice among so many combinations is worth.</param>
/// <param name="CorrectedP">The p-value times the combinations tried.</param>
internal sealed record Finding(Combination Combination, double LogLikelihoodRatio, double Score, double CorrectedP);
