namespace IvrFunctions.Tests.Analysis.Adversarial;

/// <summary>A model's answer that lies somewhere.</summary>
/// <param name="Family">The kind of lie.</param>
/// <param name="Answer">What the model says.</param>
/// <param name="Lie">The text that must not reach the reader; <see langword="null"/> where any of it may that is true.</param>
public sealed record Attack(string Family, string Answer, string? Lie);
