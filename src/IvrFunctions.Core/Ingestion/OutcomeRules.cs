using System.Collections.Frozen;
using IvrFunctions.Core.Calls;

namespace IvrFunctions.Core.Ingestion;

/// <summary>Reads how a call ended from the words exports use for it.</summary>
internal static class OutcomeRules
{
    private static readonly FrozenDictionary<string, CallOutcome> Words = BuildWords();

    /// <summary>
    /// The outcome a cell names. A word that is not known says nothing by itself: the call failed where the export gives a step
    /// or reason of a failure, and is unknown where it does not. Without an outcome column, a call without step and reason in
    /// columns that exist for them (<paramref name="tellsFailures"/>) counts as completed.
    /// </summary>
    public static CallOutcome Decide(string? cell, bool hasOutcomeColumn, bool tellsFailures, bool hasFailure)
    {
        if (cell is not null && Words.TryGetValue(ColumnMapping.Fold(cell), out var outcome))
        {
            return outcome;
        }

        if (hasFailure)
        {
            return CallOutcome.Failed;
        }

        return !hasOutcomeColumn && tellsFailures ? CallOutcome.Completed : CallOutcome.Unknown;
    }

    public static CallOutcome Decide(in OutcomeSigns signs) => throw new NotSupportedException();

    /// <summary>Whether the outcome says that the row is no call.</summary>
    public static bool IsNoCall(ReadOnlySpan<char> outcome) => outcome.Equals("PHANTOM", StringComparison.OrdinalIgnoreCase);

    private static FrozenDictionary<string, CallOutcome> BuildWords()
    {
        var words = new Dictionary<string, CallOutcome>(StringComparer.Ordinal);
        void Add(CallOutcome outcome, params ReadOnlySpan<string> synonyms)
        {
            foreach (var synonym in synonyms)
            {
                words[ColumnMapping.Fold(synonym)] = outcome;
            }
        }

        Add(CallOutcome.Completed, "completed", "complete", "resolved", "success", "successful", "ok", "answered", "done", "solved",
            "information_given", "completada", "completado", "resuelta", "resuelto", "exito", "exitosa", "exitoso", "atendida",
            "finalizada", "correcta");
        Add(CallOutcome.Contained, "contained", "self_service", "selfserved", "absorption", "contenida", "contenido",
            "autoservicio", "absorcion", "resuelta en ivr");
        Add(CallOutcome.Transferred, "transferred", "transfer", "agent", "transferred_to_agent", "escalated", "transferida",
            "transferido", "agente", "derivada", "derivado", "escalada");
        Add(CallOutcome.Abandoned, "abandoned", "abandon", "hang", "hangup", "hung_up", "caller_hung_up", "missed", "abandonada",
            "abandonado", "abandono", "colgada", "colgo", "perdida");
        Add(CallOutcome.Failed, "failed", "fail", "failure", "error", "ko", "unresolved", "not_resolved", "dropped", "fallida",
            "fallido", "fallo", "falla", "no_resuelta", "no resuelto", "erronea", "cortada");
        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
