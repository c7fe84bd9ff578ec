namespace IvrFunctions.Core.Ingestion;

/// <summary>How a file is written. Chunks are read with the dialect the planner found at the top of the file.</summary>
/// <param name="Delimiter">The byte between fields.</param>
/// <param name="Encoding">Name of the encoding; <c>utf-8</c>.</param>
public sealed record Dialect(char Delimiter, string Encoding);
