using IvrFunctions.Core.Ingestion.Reading;
using IvrFunctions.Core.Ingestion.Values;

namespace IvrFunctions.Core.Ingestion.Mapping;

/// <summary>Refuses files whose rows are no calls: totals of days or hours, rows that stand for many calls, shift plans.</summary>
internal static class CallLogCheck
{
    private static readonly HashSet<string> CountWords =
        ["count", "total", "incoming", "inbound", "outbound", "answered", "abandoned", "offered", "handled", "received", "recibida", "recibidas", "entrantes", "atendidas", "volume", "volumen"];

    private static readonly HashSet<string> RateWords = ["rate", "tasa", "porcentaje", "percentage", "percent", "avg", "average", "media", "promedio", "sla", "level", "nivel", "aht", "asa"];

    private static readonly HashSet<string> PlanWords = ["shift", "shifts", "turno", "turnos", "headcount", "staff", "staffing", "schedule", "scheduled", "roster", "plantilla"];

    /// <summary>Why the rows are no calls, naming the column that shows it; <see langword="null"/> where they are.</summary>
    public static string? FindRefusal(ColumnMapping mapping, FileSample sample)
    {
        var hasIds = (mapping.Fields.TryGetValue(CallField.CallId, out var id) && IsUnique(sample.Columns[id])
            && mapping.Details[CallField.CallId].Confidence >= 0.9) || mapping.Grouping is not null;
        var tellsCalls = hasIds || mapping.Fields.ContainsKey(CallField.CallerId);
        var counts = Columns(mapping, column => IsCount(mapping.Header[column], sample.Columns[column])).ToList();
        var multiple = counts.Find(column => ColumnName.Tokens(mapping.Header[column]) is { } words && words.Contains("call") && words.Contains("count"));
        if (counts.Count > 0 && !hasIds && multiple is { } many and > 0)
        {
            return Refusal(mapping, many, "a row stands for many calls");
        }

        var rates = Columns(mapping, column => IsRate(mapping.Header[column], sample.Columns[column])).Count();
        if (!tellsCalls && (counts.Count >= 2 || (counts.Count == 1 && rates > 0)))
        {
            return Refusal(mapping, counts[0], "the rows are totals, of days or hours");
        }

        var plan = Columns(mapping, column => ColumnName.Tokens(mapping.Header[column]).Overlaps(PlanWords)).ToList();
        return !tellsCalls && !mapping.TellsOutcomes && plan.Count > 0 ? Refusal(mapping, plan[0], "the rows are shifts or plans of staff") : null;
    }

    private static IEnumerable<int> Columns(ColumnMapping mapping, Func<int, bool> holds) => Enumerable.Range(0, mapping.Header.Count).Where(holds);

    private static bool IsUnique(ColumnSample ids) => ids.Filled > 0 && ids.Distinct * 2 > ids.Filled;

    private static bool IsCount(string name, ColumnSample column)
    {
        var words = ColumnName.Tokens(name);
        return words.Overlaps(CountWords) && !words.Overlaps(RateWords) && (words.Contains("call") || words.Count == 1)
            && column.Filled * 2 > column.Rows
            && column.ShareOf(static cell => WrittenNumbers.TryParse(cell, out var number) && number >= 0 && Math.Floor(number) == number) > 0.9
            && column.ShareOf(static cell => WrittenNumbers.TryParse(cell, out var number) && number > 1) > 0.2;
    }

    private static bool IsRate(string name, ColumnSample column) =>
        ColumnName.Tokens(name).Overlaps(RateWords) || column.ShareOf(static cell => cell.EndsWith('%')) > 0.8;

    private static string Refusal(ColumnMapping mapping, int column, string what) =>
        $"The file is no call log: {what}, see column {mapping.Header[column]}. Expected one row for each call.";
}
