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

    /// <summary>The reason of a failure behind the outcome in one text, as in <c>Failed - biometric_fail</c>; <see langword="null"/> without one.</summary>
    public static string? ReasonIn(ReadOnlySpan<char> outcome)
    {
        var end = outcome.IndexOfAny(Separators);
        if (end < 0 || OfWord(outcome[..end]) is not (CallOutcome.Failed or CallOutcome.Abandoned))
        {
            return null;
        }

        var reason = outcome[(end + 1)..].Trim(" -:;,/|()–—");
        return reason.IsEmpty ? null : reason.ToString();
    }

    /// <summary>The outcome a cell names: it is a word for it, or starts with one; <see langword="null"/> where it names none.</summary>
    private static CallOutcome? OfText(ReadOnlySpan<char> text) => OfHead(text) ?? OfFirstWords(text) ?? OfCall(text);

    // The whole text, or what comes before the reason.
    private static CallOutcome? OfHead(ReadOnlySpan<char> text) =>
        OfWord(text) ?? (text.IndexOfAny(Separators) is var end and > 0 ? OfWord(text[..end]) : null);

    // "Abandonada en cola" is said by its first word, "No atendida agente" by its first two, where the most words count;
    // "completed with errors", "agent unavailable" and "transfer failed" are not.
    private static CallOutcome? OfFirstWords(ReadOnlySpan<char> text)
    {
        for (var end = text.LastIndexOf(' '); end > 0; end = text[..end].LastIndexOf(' '))
        {
            if (OfWord(text[..end]) is not { } outcome)
            {
                continue;
            }

            var rest = text[end..];
            var isTransferTo = rest.StartsWith(" a ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith(" al ", StringComparison.OrdinalIgnoreCase)
                || rest.StartsWith(" to ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith(" para ", StringComparison.OrdinalIgnoreCase);
            return outcome == CallOutcome.Completed || (outcome == CallOutcome.Transferred && !isTransferTo) ? null : outcome;
        }

        return null;
    }

    // "Call dropped", "llamada perdida", "CALL_SUCCESSFUL".
    private static CallOutcome? OfCall(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(' ', '_');
        if (end <= 0)
        {
            return null;
        }

        Span<char> buffer = stackalloc char[FoldedText.MaxLength];
        return FoldedText.Fold(text[..end], buffer) is "call" or "llamada" or "chamada" or "ligacao" ? OfHead(text[(end + 1)..]) : null;
    }

    private static CallOutcome? OfAnswers(in OutcomeSigns signs) =>
        signs.Answered == false || signs.Abandoned == true ? CallOutcome.Abandoned
        : signs.Transferred == true ? CallOutcome.Transferred
        : signs.Resolved == false ? CallOutcome.Failed
        : signs.Resolved == true || signs.Answered == true || signs.Abandoned == false ? CallOutcome.Completed
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
            "concluida", "concluída", "concluído", "resolvida", "resolvido", "sucesso", "finalizada com sucesso", "respondida", "closed",
            "connected", "answered by agent", "normal_clearing", "cevaplandı", "cevaplanan", "yanıtlandı", "başarılı", "tamamlandı", "cerrada", "cerrado", "conectada", "encerrada", "encerrado", "fechada", "fechado");
        Add(CallOutcome.Contained, "contained", "self_service", "selfserved", "self_served", "absorption", "contenida", "contenido",
            "autoservicio", "absorcion", "resuelta en ivr", "resuelto en ivr", "contida", "contido", "retida", "autoatendimento", "absorção");
        Add(CallOutcome.Transferred, "transferred", "transfer", "agent", "transferred_to_agent", "escalated", "transferida",
            "transferido", "transferencia", "agente", "derivada", "derivado", "escalada", "escalado", "transferência", "encaminhada",
            "atendente");
        Add(CallOutcome.Abandoned, "abandoned", "abandon", "hang", "hangup", "hang_up", "hung_up", "caller_hung_up", "missed",
            "no_answer", "not_answered", "unanswered", "abandonada", "abandonado", "abandono", "colgada", "colgado", "colgo", "perdida",
            "no_atendida", "no_contestada", "sin_respuesta", "não_atendida", "desligada", "desligou", "perdida_na_fila", "lost", "canceled",
            "cancelled", "no_response", "caller_disconnected", "customer_hung_up", "customer_hangup", "caller_hangup", "user_hangup",
            "not_connected", "perdido", "no_atendido", "no_contestado", "no_contesta", "no_responde", "sin_contestar", "sin_atender",
            "originator_cancel", "no_user_response", "cevapsız", "cevaplanmadı", "kaçan", "kaçırılan", "terk", "terk_edilen", "cancelada", "cancelado", "não_atendido", "não_respondida", "não_atende", "sem_resposta");
        Add(CallOutcome.Failed, "failed", "fail", "failure", "error", "ko", "unresolved", "not_resolved", "dropped", "busy", "congestion",
            "fallida", "fallido", "fallo", "falla", "no_resuelta", "no resuelto", "sin_resolver", "erronea", "cortada", "ocupado", "falha",
            "falhou", "erro", "não_resolvida", "não_resolvido", "caiu", "timeout", "timed_out", "system_error", "technical_error",
            "network_error", "unsuccessful", "chanunavail", "user_busy", "başarısız", "meşgul", "no_resuelto", "caida", "interrumpida", "queda");
        return words.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
