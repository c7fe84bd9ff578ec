namespace IvrFunctions.Core.Patterns;

/// <param name="Effect">Logarithm of how many times more often calls with this value usually fail.</param>
/// <param name="Error">Its variance, as it is an estimate.</param>
internal readonly record struct UsualValue(double Effect, double Error);
