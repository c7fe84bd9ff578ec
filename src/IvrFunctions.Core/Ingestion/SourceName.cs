using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace IvrFunctions.Core.Ingestion;

/// <summary>Which names a source can have.</summary>
internal static class SourceName
{
    private const int MaxLength = 200;
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\?#%*:|\"<>");

    /// <exception cref="InvalidRequestException">The name cannot be that of a blob.</exception>
    public static void Check([NotNull] string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new InvalidRequestException("name", "Expected ?name=calls.csv, the name of the source.");
        }

        if (name.Length > MaxLength || name.AsSpan().ContainsAny(Forbidden) || name.Any(char.IsControl)
            || name.Split('/').Any(segment => segment.Length == 0 || segment.Trim('.', ' ').Length == 0) || name.EndsWith('.'))
        {
            throw new InvalidRequestException(
                "name", $"Expected a file name of at most {MaxLength} characters without any of \\ ? # % * : | \" < >, such as calls.csv or 2025/calls.csv.");
        }
    }
}
