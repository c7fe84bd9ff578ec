using System.Globalization;
using System.Text;
using IvrFunctions.Core.Ingestion;

namespace IvrFunctions.Core.Calls;

/// <summary>The names by which columns without a canonical field are filtered and grouped by.</summary>
public static class DimensionNames
{
    /// <summary>Set before the name of a column that is named like a field, an attribute or a parameter of a request.</summary>
    public const string Prefix = "extra_";

    private static readonly HashSet<string> Taken =
    [
        .. CallAttributes.All,
        .. Enum.GetNames<CallField>().Select(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName),
        "call_language", "question", "cases", "name", "source", "from", "to", "period", "by", "dimensions", "limit", "format", "code",
    ];

    /// <summary><c>prioridad_final</c> for <c>PRIORIDAD FINAL</c> and <c>Prioridad final</c>: exports change the spelling from month to month.</summary>
    public static string Of(string header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var name = new StringBuilder(header.Length);
        foreach (var c in header.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
            {
                name.Append(char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && name.Length > 0 && name[^1] != '_')
            {
                name.Append('_');
            }
        }

        var folded = name.ToString().TrimEnd('_');
        return folded.Length == 0 || Taken.Contains(folded) ? Prefix + folded : folded;
    }

    /// <summary>The error for a name that no dimension has; it lists the known ones and does not repeat what was given.</summary>
    public static InvalidRequestException Unknown(IEnumerable<CallDimension> known) => new(
        "dimension", $"There is no dimension of that name. Known are {string.Join(", ", known.Select(dimension => dimension.Name))}.");
}
