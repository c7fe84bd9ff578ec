using IvrFunctions.Core.Ingestion.Reading;
using IvrFunctions.Core.Ingestion.Values;

namespace IvrFunctions.Core.Ingestion.Mapping;

/// <summary>Refuses files whose rows are no calls: totals of days or hours, rows that stand for many calls, shift plans.</summary>
internal static class CallLogCheck
{
    private static readonly HashSet<string> CountWords =
        ["count", "total", "incoming", "inbound", "outbound", "answered", "abandoned", "offered", "handled", "received", "recibida", "recibidas", "entrantes", "atendidas", "volume", "volumen",
            "sent", "dialled", "dialed", "numerador", "denominador", "numerator", "denominator"];

    private static readonly HashSet<string> RateWords = ["rate", "tasa", "porcentaje", "percentage", "percent", "avg", "average", "media", "promedio", "sla", "level", "nivel", "aht", "asa",
        "tmo", "tma", "tme", "acw", "occupancy", "ocupacion", "ocupacao", "shrinkage", "ausentismo", "absenteeism", "utilization", "adherence"];

    private static readonly HashSet<string> PlanWords = ["shift", "shifts", "turno", "turnos", "headcount", "staff", "staffing", "schedule", "scheduled", "roster", "plantilla"];

    private static readonly HashSet<string> CallWords = ["call", "caller", "callee", "ivr", "vru", "incident", "incidente", "queue", "hangup", "dialer"];

    /// <summary>Words of lists of people, goods, sales and messages.</summary>
    private static readonly HashSet<string> ForeignWords =
    [
        "salary", "salario", "hire", "birth", "nacimiento", "password", "token", "price", "precio", "preco", "sku", "stock", "inventory", "inventario",
        "invoice", "factura", "fatura", "amount", "importe", "monto", "currency", "moneda", "product", "producto", "produto", "quantity", "order",
        "pedido", "discount", "brand", "deal", "sms", "message", "messages", "messaging", "subscription", "commodity", "training", "survey", "encuesta", "pesquisa", "question", "pregunta",
    ];

    private static readonly CallField[] OfCalls =
        [CallField.DurationSeconds, CallField.WaitSeconds, CallField.MenuPath, CallField.FailureStep, CallField.Answered, CallField.Abandoned, CallField.Transferred];

    private static readonly CallField[] RatherOfCalls = [CallField.CallerId, CallField.Queue, CallField.Outcome, CallField.FailureReason];

    /// <summary>Whether any column tells of calls.</summary>
    public static bool TellsOfCalls(ColumnMapping mapping) => TellsClearly(mapping) || RatherOfCalls.Any(mapping.Fields.ContainsKey);

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
        var tellsEnd = mapping.TellsOutcomes || OfCalls.Any(mapping.Fields.ContainsKey);
        if (!tellsCalls && (counts.Count >= 2 || (counts.Count == 1 && (rates > 0 || !tellsEnd))))
        {
            return Refusal(mapping, counts[0], "the rows are totals, of days or hours");
        }

        var plan = Columns(mapping, column => ColumnName.Tokens(mapping.Header[column]).Overlaps(PlanWords)).ToList();
        if (!tellsCalls && !mapping.TellsOutcomes && plan.Count > 0)
        {
            return Refusal(mapping, plan[0], "the rows are shifts or plans of staff");
        }

        var foreign = Columns(mapping, column => ColumnName.Tokens(mapping.Header[column]).Overlaps(ForeignWords)).ToList();
        var isGiven = mapping.Details.Values.Any(decision => decision.Reason == ColumnMapper.Given);
        return !isGiven && foreign.Count > 0 && !TellsClearly(mapping)
            ? Refusal(mapping, foreign[0], "nothing in it tells of calls, but of something else") : null;
    }

    private static bool TellsClearly(ColumnMapping mapping) =>
        OfCalls.Any(mapping.Fields.ContainsKey) || mapping.Header.Any(name => ColumnName.Tokens(name).Overlaps(CallWords));

    private static IEnumerable<int> Columns(ColumnMapping mapping, Func<int, bool> holds) => Enumerable.Range(0, mapping.Header.Count).Where(holds);

    private static bool IsUnique(ColumnSample ids) => ids.Filled > 0 && ids.Distinct * 2 > ids.Filled;

    private static bool IsCount(string name, ColumnSample column)
    {
        var words = ColumnName.Tokens(name);
        return ((words.Overlaps(CountWords) && (words.Contains("call") || words.IsSubsetOf(CountWords))) || ColumnName.IsOfManyCalls(name))
            && !words.Overlaps(RateWords) && new FieldValues(column).IsCount;
    }

    private static bool IsRate(string name, ColumnSample column) =>
        ColumnName.Tokens(name).Overlaps(RateWords) || column.ShareOf(static cell => cell.EndsWith('%')) > 0.8;

    private static string Refusal(ColumnMapping mapping, int column, string what) =>
        $"The file is no call log: {what}, see column {mapping.Header[column]}. Expected one row for each call.";
}
