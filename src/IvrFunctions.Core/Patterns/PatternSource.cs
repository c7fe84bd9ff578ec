namespace IvrFunctions.Core.Patterns;

/// <param name="Source">Name of the upload.</param>
/// <param name="Share">Its calls of the pattern, with its share of the pattern's failures.</param>
/// <param name="ShareOfAllFailed">Its share of all failures, in and out of the pattern.</param>
public sealed record PatternSource(string Source, SourceShare Share, double? ShareOfAllFailed);
