namespace IvrFunctions.Cli.Api;

/// <summary>An error answer: application/problem+json.</summary>
internal sealed record Problem(string? Title, string? Detail, int? Status, string? Field);
