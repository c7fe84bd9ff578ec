namespace IvrFunctions.Core.Patterns;

/// <summary>A confidence interval of 95 %.</summary>
public readonly record struct Interval(double Low, double High);
