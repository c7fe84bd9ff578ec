using System.Collections.Frozen;

namespace IvrFunctions.Core.Ingestion.Mapping;

/// <summary>How well a column's name suits a field.</summary>
internal static class FieldNames
{
    private static readonly FrozenDictionary<CallField, Names> Fields = BuildFields().ToFrozenDictionary();

    /// <summary>The field that a column of this name holds, if its values agree.</summary>
    public static CallField? Find(string column)
    {
        var tokens = ColumnName.Tokens(column);
        var best = Fields.Keys.OrderBy(field => field).MaxBy(field => Match(field, tokens));
        return Match(best, tokens) > 0.5 ? best : null;
    }

    /// <summary>From 0 to 1; 1 where the name consists of the words of one of the field's names, less where there are others besides.</summary>
    public static double Match(CallField field, IReadOnlySet<string> tokens)
    {
        if (tokens.Count == 0 || !Fields.TryGetValue(field, out var names))
        {
            return 0;
        }

        var best = 0.0;
        foreach (var (name, weight) in names.Known)
        {
            if (!name.IsSubsetOf(tokens))
            {
                continue;
            }

            if (name.Count == tokens.Count)
            {
                best = Math.Max(best, weight);
            }
            else if (!tokens.Overlaps(names.Excluded.Except(name)))
            {
                best = Math.Max(best, weight * 0.9 * Math.Sqrt((double)name.Count / tokens.Count));
            }
        }

        return best;
    }

    private static Dictionary<CallField, Names> BuildFields() => new()
    {
        [CallField.CallId] = Of(
            ["call id", "id", "uniqueid", "session id", "ivr id", "call", "linkedid", "ucid", "contact id", "interaction id", "id record"],
            excluding: ["customer", "agent", "phone", "caller", "count", "total", "time", "date", "type", "duration", "answered", "abandoned",
                "resolved", "outcome", "reason", "line", "server", "user", "queue", "product", "document", "origin", "destination", "parent",
                "account", "lead", "subscriber", "campaign", "schedule", "url", "uri", "link", "file", "recording"]),
        [CallField.Timestamp] = Of(
            ["timestamp", "start time", "start date", "start date time", "date time", "call start", "start", "call time", "call date", "datetime",
                "call datetime", "date", "call timestamp", "call date time", "marca temporal", "calldate", "starttime", "startdate",
                "start at", "ts", "call ts", "call at", "datestamp", "initiation timestamp"],
            excluding: ["end", "update", "updated", "birth", "nacimiento", "answer", "answered", "wait", "queue", "talk", "duration", "ser", "service",
                "agent", "close", "closed", "cierre", "week", "semana", "name", "type", "final", "month", "mes", "baja", "alta",
                "disconnect", "disconnected", "connected", "hangup", "enqueue", "dequeue", "scheduled"],
            weak: ["created at", "created", "created date", "created time"]),
        [CallField.TimeOfDay] = Of(
            ["time", "start time", "call time", "entry", "start", "vru start", "call start"],
            excluding: ["end", "answer", "answered", "wait", "queue", "talk", "duration", "ser", "service", "hold", "handle", "ring", "speed", "avg",
                "average", "total", "media", "zone", "agent", "login", "logout"],
            weak: ["hour", "start hour", "call hour"]),
        [CallField.CallerId] = Of(
            ["caller id", "caller", "phone", "phone id", "ani", "customer id", "customer phone", "phone customer", "origin id", "origin",
                "callerid", "caller phone", "src", "a id", "a phone", "a party", "customer", "customer phone id", "caller phone id", "subscriber id", "lead id"],
            excluding: ["agent", "type", "segment", "name", "date", "time", "destination", "call", "ivr", "description", "system"],
            weak: ["clid"]),
        [CallField.CallType] = Of(
            ["call type", "type", "topic", "intent", "call reason", "reason call", "service", "category", "intencion", "call topic", "call category", "skill type"],
            excluding: ["customer", "time", "ser", "level", "nivel", "outcome", "fail", "document", "phone", "date", "quality", "wait", "agent",
                "start", "end", "disconnect", "hangup", "abandoned", "transferred", "answer", "record"],
            weak: ["reason"]),
        [CallField.Channel] = Of(["channel", "call channel", "channel start"], excluding: ["destination", "dst", "id"]),
        [CallField.MenuPath] = Of(
            ["menu path", "path", "ivr path", "menu", "menu option", "ivr option", "module aggregation", "navegacion", "navigation", "option"],
            excluding: ["id", "time", "count"]),
        [CallField.FailureStep] = Of(
            ["fail step", "step", "step final", "module fail", "menu final"], excluding: ["count", "id", "time", "module"]),
        [CallField.FailureReason] = Of(
            ["fail reason", "reason", "fail", "fail code", "codigo fail", "reason code", "hangup reason", "abandoned reason", "disconnect reason"],
            excluding: ["count", "rate", "call", "contact", "id", "time", "message", "total"]),
        [CallField.CustomerSegment] = Of(
            ["customer segment", "segment", "customer type", "customer category"], excluding: ["id"], weak: ["priority", "prioridad"]),
        [CallField.Language] = Of(["language", "ivr language", "call language"], excluding: []),
        [CallField.Region] = Of(
            ["region", "state", "country", "city", "customer region", "call region"], excluding: ["code", "time", "id"], weak: ["district", "distrito", "municipio", "localidad", "alcaldia", "barrio", "bairro"]),
        [CallField.Queue] = Of(
            ["queue", "agent queue", "skill", "skill group", "department", "agent group", "group", "label vdn", "vdn", "queue name"],
            excluding: ["time", "wait", "start", "end", "id", "level", "duration", "date"],
            weak: ["agent", "server", "agent name"]),
        [CallField.DurationSeconds] = OfDuration(
            ["duration", "call duration", "total duration", "talk time", "talk duration", "talk", "ser time", "service time", "billsec",
                "call length", "handle time", "conversation time"],
            excluding: ["wait", "queue", "hold", "ring", "vru", "count", "acw", "rate", "cost", "id", "start", "end", "answer", "response"]),
        [CallField.WaitSeconds] = OfDuration(
            ["wait", "wait time", "queue time", "wait duration", "speed answer", "time queue", "answer speed", "time answer", "ring time", "wait queue time"],
            excluding: ["count", "rate", "id", "level", "date"],
            weak: ["ring"]),
        [CallField.Retries] = Of(["retries", "retries id", "retries count"], excluding: ["time", "date", "reason"]),
        [CallField.Outcome] = Of(
            ["outcome", "call outcome", "final outcome", "ivr outcome", "call final outcome"],
            excluding: ["id", "date", "time", "customer", "agent", "count", "code", "payment", "civil", "order"],
            weak: ["hangup reason"]),
        [CallField.Notes] = Of(
            ["notes", "agent notes", "description", "transcript", "transcripcion", "call notes", "call description"], excluding: ["id", "date", "count"]),
        [CallField.Answered] = Of(["answered", "call answered"], excluding: ["time", "date", "total", "rate", "agent", "count", "id"]),
        [CallField.Resolved] = Of(["resolved", "call resolved", "fcr", "problem resolved"], excluding: ["time", "date", "total", "rate", "count", "id"]),
        [CallField.Abandoned] = Of(
            ["abandoned", "call abandoned", "missed", "call missed", "perdida", "call perdida", "lost"], excluding: ["time", "date", "total", "rate", "count", "reason", "id"]),
        [CallField.Transferred] = Of(["transferred", "call transferred"], excluding: ["time", "date", "total", "rate", "count", "reason", "id"]),
        [CallField.Line] = Of(["line", "vru line", "vru", "node", "nodo", "site", "system", "trunk", "switch", "server id"], excluding: ["time", "start", "end", "count"]),
    };

    /// <summary>Whether the name holds a word that gives the field's names another meaning.</summary>
    public static bool Excludes(CallField field, IReadOnlySet<string> tokens) => tokens.Overlaps(Fields[field].Excluded);

    private static Names Of(string[] known, string[] excluding, params string[] weak) => new(
        [.. known.Select(name => (ColumnName.Tokens(name), 1.0)), .. weak.Select(name => (ColumnName.Tokens(name), 0.75))],
        [.. excluding]);

    /// <summary>As <see cref="Of"/>; a time that lasts is a duration too.</summary>
    private static Names OfDuration(string[] known, string[] excluding, params string[] weak) =>
        Of([.. known, .. known.Select(name => name.Replace("time", "duration", StringComparison.Ordinal)).Except(known)], excluding, weak);

    /// <param name="Known">The words of each name the field goes by, and how surely it is the field's.</param>
    /// <param name="Excluded">Words that give a name another meaning when they stand beside the known ones.</param>
    private sealed record Names(IReadOnlyList<(HashSet<string> Words, double Weight)> Known, HashSet<string> Excluded);
}
