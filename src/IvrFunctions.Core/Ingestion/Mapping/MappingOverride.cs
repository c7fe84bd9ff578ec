using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IvrFunctions.Core.Ingestion.Values;

namespace IvrFunctions.Core.Ingestion.Mapping;

/// <summary>What the user says about a file, in place of what would be found out.</summary>
/// <param name="Columns">Canonical field to the column's name or number, counted from 1; an empty column leaves the field unmapped.</param>
public sealed record MappingOverride(IReadOnlyDictionary<CallField, string> Columns)
{
    public static readonly MappingOverride None = new(new Dictionary<CallField, string>());

    private const string OutcomesKey = "outcomes";
    private const string TimeZoneKey = "time_zone";
    private const string GroupRowsKey = "group_rows";

    /// <summary>What means which outcome, before the words that are known anyway.</summary>
    public IReadOnlyList<OutcomeOverride> Outcomes { get; init; } = [];

    /// <summary>Zone of times without an offset; <see langword="null"/> for that of the settings.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Whether rows of one call id are one call; <see langword="null"/> where the file decides.</summary>
    public bool? GroupRows { get; init; }

    /// <summary>Reads <c>{"timestamp":"Fecha","call_type":3,"outcomes":{"failed":["KO"]},"time_zone":"Europe/Madrid","group_rows":false}</c>.</summary>
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
        var given = new MappingOverride(columns);
        foreach (var property in json.EnumerateObject())
        {
            switch (property.Name)
            {
                case OutcomesKey:
                    given = given with { Outcomes = OutcomeOverride.ParseAll(property.Value) };
                    break;
                case TimeZoneKey:
                    given = given with { TimeZone = ParseTimeZone(property.Value) };
                    break;
                case GroupRowsKey:
                    given = given with { GroupRows = ParseFlag(property.Value) };
                    break;
                default:
                    var (field, column) = ParseColumn(property);
                    columns[field] = column;
                    break;
            }
        }

        return given;
    }

    /// <summary>The hash of a content under this mapping: another mapping of the same content gives other calls.</summary>
    internal string AddTo(string contentHash)
    {
        IReadOnlyList<string> parts =
        [
            .. Columns.OrderBy(column => column.Key).Select(column => $"{column.Key}={column.Value}"),
            .. Outcomes.Select(rule => $"{rule.Outcome?.ToString() ?? "NoCall"}:{rule.Column}={rule.Value}"),
            .. TimeZone is null or TimeZones.Default ? Array.Empty<string>() : [$"{TimeZoneKey}={TimeZone}"],
            .. GroupRows is null ? Array.Empty<string>() : [$"{GroupRowsKey}={GroupRows}"],
        ];
        return parts.Count == 0
            ? contentHash
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{contentHash}\n{string.Join('\n', parts)}")));
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

    private static (CallField Field, string Column) ParseColumn(JsonProperty property) =>
        Enum.TryParse<CallField>(property.Name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var field)
        && property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Null
            ? (field, property.Value.ToString())
            : throw new UnusableFileException(
                "The mapping names a field that does not exist, or a column that is neither a name nor a number: expected canonical fields such as "
                + $"call_id, timestamp, call_type or outcome, or {OutcomesKey}, {TimeZoneKey}, {GroupRowsKey}.");

    private static string? ParseTimeZone(JsonElement json) =>
        json.ValueKind == JsonValueKind.Null ? null
        : json.ValueKind == JsonValueKind.String && TimeZones.Find(json.GetString()!) is not null ? json.GetString()
        : throw new UnusableFileException($"The {TimeZoneKey} of the mapping is not known: expected {TimeZones.Expected}.");

    private static bool? ParseFlag(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new UnusableFileException($"{GroupRowsKey} of the mapping must be true or false."),
    };
}
