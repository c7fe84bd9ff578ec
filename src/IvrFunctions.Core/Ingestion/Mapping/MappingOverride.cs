using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace IvrFunctions.Core.Ingestion.Mapping;

/// <summary>Columns that the user says hold a field: canonical field to the column's name or number, counted from 1.</summary>
/// <param name="Columns">An empty column leaves the field unmapped.</param>
public sealed record MappingOverride(IReadOnlyDictionary<CallField, string> Columns)
{
    public static readonly MappingOverride None = new(new Dictionary<CallField, string>());

    /// <summary>Reads <c>{"timestamp":"Fecha","call_type":3}</c>.</summary>
    /// <exception cref="UnusableFileException">It is no such JSON; the message says what was expected.</exception>
    public static MappingOverride Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Parse(document.RootElement);
        }
        catch (JsonException)
        {
            throw new UnusableFileException("""The mapping is no JSON: expected one such as {"timestamp":"Fecha","call_type":3}.""");
        }
    }

    /// <inheritdoc cref="Parse(string)" />
    public static MappingOverride Parse(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new UnusableFileException("""The mapping is no JSON object: expected one such as {"timestamp":"Fecha","call_type":3}.""");
        }

        var columns = new Dictionary<CallField, string>();
        foreach (var property in json.EnumerateObject())
        {
            if (!Enum.TryParse<CallField>(property.Name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var field)
                || property.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Null))
            {
                throw new UnusableFileException(
                    "The mapping names a field that does not exist, or a column that is neither a name nor a number: expected canonical fields such as "
                    + "call_id, timestamp, call_type or outcome.");
            }

            columns[field] = property.Value.ToString();
        }

        return new MappingOverride(columns);
    }

    /// <summary>The hash of a content under this mapping: another mapping of the same content gives other calls.</summary>
    internal string AddTo(string contentHash)
    {
        if (Columns.Count == 0)
        {
            return contentHash;
        }

        var text = string.Join('\n', Columns.OrderBy(column => column.Key).Select(column => $"{column.Key}={column.Value}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{contentHash}\n{text}")));
    }

    /// <summary>The column, counted from 0; -1 where the field is to stay unmapped.</summary>
    /// <exception cref="UnusableFileException">The file has no such column.</exception>
    internal static int Find(string column, IReadOnlyList<string> header)
    {
        if (column.Length == 0)
        {
            return -1;
        }

        for (var i = 0; i < header.Count; i++)
        {
            if (string.Equals(header[i], column, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= header.Count
            ? number - 1
            : throw new UnusableFileException("The mapping names a column that the file does not have.");
    }
}
