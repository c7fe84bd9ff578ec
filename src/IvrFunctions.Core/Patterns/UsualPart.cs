namespace IvrFunctions.Core.Patterns;

/// <summary>How a combination usually fails.</summary>
/// <param name="Sums">Of its rows.</param>
/// <param name="Scale">What its weights are to be multiplied with: the weight of a single value is taken without its own factor.</param>
/// <param name="Variance">Of the logarithm of its rate, without what chance and the rows add.</param>
internal readonly record struct UsualPart(RowSums Sums, double Scale, double Variance);
