using System.Text.Json.Serialization;

namespace IvrFunctions.Core.Ingestion;

/// <summary>How a file is written, found by the planner from all of it. Chunks are read with it.</summary>
/// <param name="Delimiter">The character between fields.</param>
/// <param name="Encodings">The encoding; several where they are mixed, the first the most frequent.</param>
/// <param name="HeaderRow">Record number of the header, counted from 1; 0 where the file has none.</param>
/// <param name="LineEnds">crlf, lf or cr.</param>
/// <param name="Fields">Fields of a usual record.</param>
public sealed record Dialect(char Delimiter, IReadOnlyList<string> Encodings, int HeaderRow, string LineEnds, int Fields)
{
    /// <summary>As users see it, <c>utf-8</c> or <c>utf-8 + cp850</c>.</summary>
    [JsonIgnore]
    public string Encoding => string.Join(" + ", Encodings);
}
