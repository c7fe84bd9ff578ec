namespace IvrFunctions.Core.Patterns;

/// <param name="Value">Logarithm of a rate by the one expected.</param>
/// <param name="Error">Its variance by chance.</param>
internal readonly record struct RateDeviation(double Value, double Error);
