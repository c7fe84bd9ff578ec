using IvrFunctions.Core.Analysis;

namespace IvrFunctions.Core.Reports;

/// <summary>Why the calls of a pattern fail, as far as it could be told.</summary>
/// <param name="Analysis">The explanation with its evidence; <see langword="null"/> where there is none.</param>
/// <param name="Missing">Why there is none.</param>
internal sealed record PatternExplanation(AnalysisResult? Analysis, string? Missing);
