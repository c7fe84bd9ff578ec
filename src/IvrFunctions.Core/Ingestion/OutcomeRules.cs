using System.Buffers;
using System.Collections.Frozen;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ingestion.Values;

namespace IvrFunctions.Core.Ingestion;

/// <summary>Reads how a call ended from the words and the yes-or-no columns exports use for it. Thread-safe.</summary>
internal static class OutcomeRules
{
    /// <summary>What ends the outcome in a text that also holds the reason: <c>Failed - biometric_fail</c>.</summary>
    private static readonly SearchValues<char> Separators = SearchValues.Create("-:;,/|(–—");

    private static readonly FrozenDictionary<string, CallOutcome>.AlternateLookup<ReadOnlySpan<char>> Words = BuildWords();

    /// <summary>
    /// The outcome, by what says most: a word for any other end than a good one; then the yes-or-no columns, where "resolved: no"
    /// overrules "completed"; then the word for a good end; then an outcome written in place of the reason. A call with nothing but
    /// a step or reason of a failure has failed; one without them is completed where the export has columns for failures and
    /// none for outcomes, else unknown.
    /// </summary>
    public static CallOutcome Decide(in OutcomeSigns signs)
    {
        var said = OfText(signs.Outcome);
        if (said is not (null or CallOutcome.Completed))
        {
            return said.Value;
        }

        if (OfAnswers(signs) is { } answered)
        {
            return answered;
        }

        if ((said ?? OfHead(signs.Reason)) is { } written)
        {
            return written;
        }

        return signs.Reason is not null || signs.FailureStep is not null ? CallOutcome.Failed
            : signs.ExportTellsFailures && !signs.ExportTellsOutcomes ? CallOutcome.Completed
            : CallOutcome.Unknown;
    }

    /// <summary>Whether the outcome says that the row is no call: a virtual one, a test.</summary>
    public static bool IsNoCall(ReadOnlySpan<char> outcome)
    {
        Span<char> buffer = stackalloc char[FoldedText.MaxLength];
        return FoldedText.Fold(outcome, buffer) is "phantom" or "virtual" or "fantasma" or "test" or "prueba" or "teste";
    }

    /// <summary>The reason behind the outcome in one text, as in <c>Failed - biometric_fail</c>; <see langword="null"/> without one.</summary>
    public static string? ReasonIn(ReadOnlySpan<char> outcome)
    {
        var end = outcome.IndexOfAny(Separators);
        if (end < 0 || OfWord(outcome[..end]) is null)
        {
            return null;
        }

        var reason = outcome[(end + 1)..].Trim(" -:;,/|()–—");
        return reason.IsEmpty ? null : reason.ToString();
    }

    /// <summary>The outcome a cell names: it is a word for it, or starts with one; <see langword="null"/> where it names none.</summary>
    private static CallOutcome? OfText(ReadOnlySpan<char> text) => OfHead(text) ?? OfFirstWord(text);

    // The whole text, or what comes before the reason.
    private static CallOutcome? OfHead(ReadOnlySpan<char> text) =>
        OfWord(text) ?? (text.IndexOfAny(Separators) is var end and > 0 ? OfWord(text[..end]) : null);

    // "Abandonada en cola" is said by its first word; "completed with errors", "agent unavailable" and "transfer failed" are not.
    private static CallOutcome? OfFirstWord(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf(' ');
        if (end <= 0)
        {
            return null;
        }

        var isTransferTo = text[end..].StartsWith(" a ") || text[end..].StartsWith(" al ") || text[end..].StartsWith(" to ")
            || text[end..].StartsWith(" para ");
        return OfWord(text[..end]) switch
        {
            CallOutcome.Completed => null,
            CallOutcome.Transferred when !isTransferTo => null,
            var outcome => outcome,
        };
    }

    private static CallOutcome? OfAnswers(in OutcomeSigns signs) =>
        signs.Answered == false || signs.Abandoned == true ? CallOutcome.Abandoned
        : signs.Transferred == true ? CallOutcome.Transferred
        : signs.Resolved == false ? CallOutcome.Failed
        : signs.Resolved == true || signs.Answered == true ? CallOutcome.Completed
        : null;

    private static CallOutcome? OfWord(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[FoldedText.MaxLength];
        return Words.TryGetValue(FoldedText.Fold(text, buffer), out var outcome) ? outcome : null;
    }

    private static FrozenDictionary<string, CallOutcome>.AlternateLookup<ReadOnlySpan<char>> BuildWords()
    {
        var words = new Dictionary<string, CallOutcome>(StringComparer.Ordinal);
        void Add(CallOutcome outcome, params ReadOnlySpan<string> synonyms)
        {
            foreach (var synonym in synonyms)
            {
                words[FoldedText.Fold(synonym)] = outcome;
            }
        }

        Add(CallOutcome.Completed, "completed", "complete", "resolved", "success", "successful", "ok", "answered", "done", "solved",
            "handled", "information_given", "completada", "completado", "resuelta", "resuelto", "solucionada", "solucionado", "exito",
            "exitosa", "exitoso", "atendida", "atendido", "contestada", "contestado", "finalizada", "finalizado", "correcta",
            "concluida", "concluída", "concluído", "resolvida", "resolvido", "sucesso", "finalizada com sucesso", "respondida");
        Add(CallOutcome.Contained, "contained", "self_service", "selfserved", "self_served", "absorption", "contenida", "contenido",
            "autoservicio", "absorcion", "resuelta en ivr", "resuelto en ivr", "contida", "contido", "retida", "autoatendimento", "absorção");
        Add(CallOutcome.Transferred, "transferred", "transfer", "agent", "transferred_to_agent", "escalated", "transferida",
            "transferido", "transferencia", "agente", "derivada", "derivado", "escalada", "escalado", "transferência", "encaminhada",
            "atendente");
        Add(CallOutcome.Abandoned, "abandoned", "abandon", "hang", "hangup", "hang_up", "hung_up", "caller_hung_up", "missed",
            "no_answer", "not_answered", "unanswered", "abandonada", "abandonado", "abandono", "colgada", "colgado", "colgo", "perdida",
            "no_atendida", "no_contestada", "sin_respuesta", "não_atendida", "desligada", "desligou", "perdida_na_fila");
        Add(CallOutcome.Failed, "failed", "fail", "failure", "error", "ko", "unresolved", "not_resolved", "dropped", "busy", "congestion",
            "fallida", "fallido", "fallo", "falla", "no_resuelta", "no resuelto", "sin_resolver", "erronea", "cortada", "ocupado", "falha",
            "falhou", "erro", "não_resolvida", "não_resolvido", "caiu");
        return words.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
