namespace IvrFunctions.Core.Patterns;

/// <summary>How a combination usually fails.</summary>
/// <param name="Weight">Of its calls.</param>
/// <param name="Scale">What its weights are to be multiplied with: the weight of a single value is taken without its own factor.</param>
/// <param name="Variance">Of the logarithm of its rate, without what chance adds.</param>
internal readonly record struct UsualPart(double Weight, double Scale, double Variance);
