using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace IvrFunctions.Core.Ingestion.Mapping;

/// <summary>
/// The words of a column's name, in any order: lower case, without accents, units and articles, Spanish and Portuguese words as
/// English ones.
/// </summary>
internal static class ColumnName
{
    private static readonly FrozenSet<string> Dropped = new[]
    {
        "de", "del", "da", "do", "la", "el", "los", "las", "en", "of", "the", "in", "a", "o", "y", "e", "s", "n", "seconds", "second", "secs",
        "sec", "seg", "segs", "segundos", "segundo", "min", "utc", "local",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Words = BuildWords();

    public static HashSet<string> Tokens(string name)
    {
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        var token = new StringBuilder();
        var previous = ' ';

        void End()
        {
            var word = token.ToString();
            if (word.Length > 0 && !Dropped.Contains(word))
            {
                tokens.Add(Words.GetValueOrDefault(word, word));
            }

            token.Clear();
        }

        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            // A capital after a small letter starts a word: AvgTalkDuration.
            if (!char.IsLetterOrDigit(c) || (char.IsUpper(c) && char.IsLower(previous)))
            {
                End();
            }

            if (char.IsLetterOrDigit(c))
            {
                token.Append(char.ToLowerInvariant(c));
            }

            previous = c;
        }

        End();
        return tokens;
    }

    private static FrozenDictionary<string, string> BuildWords()
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        void Add(string word, params ReadOnlySpan<string> same)
        {
            foreach (var other in same)
            {
                words.Add(other, word);
            }
        }

        Add("call", "calls", "llamada", "llamadas", "chamada", "chamadas", "ligacao");
        Add("id", "identifier", "identificador", "uuid", "guid", "num", "number", "numero", "nro", "no");
        Add("date", "fecha", "data", "dia", "day");
        Add("time", "hora", "tiempo", "tempo", "horario");
        Add("start", "started", "inicio", "begin", "entry", "entrada", "comienzo");
        Add("end", "ended", "fin", "exit", "salida", "termino", "saida");
        Add("type", "tipo", "clase");
        Add("reason", "motivo", "razon", "causa", "cause", "razao");
        Add("fail", "failure", "failed", "fallo", "falla", "fallido", "fallida", "falha", "error", "erro");
        Add("step", "stage", "paso", "etapa", "passo", "fase");
        Add("customer", "cliente", "client");
        Add("segment", "segmento", "tier", "perfil", "profile");
        Add("language", "lang", "idioma", "lengua", "lingua");
        Add("queue", "q", "cola", "fila");
        Add("group", "grupo");
        Add("department", "departamento");
        Add("agent", "agente", "agentes", "agents", "operador", "operator", "asesor", "atendente");
        Add("duration", "duracion", "duracao", "length", "dur");
        Add("wait", "waiting", "espera");
        Add("talk", "conversacion", "hablado");
        Add("answer", "answering", "respuesta", "resposta");
        Add("speed", "velocidad", "velocidade");
        Add("retries", "retry", "attempts", "attempt", "reintentos", "intentos", "tentativas");
        Add("count", "cantidad", "quantidade");
        Add("outcome", "result", "resultado", "desenlace", "disposition", "status", "estado");
        Add("notes", "note", "notas", "nota", "comments", "comment", "comentarios", "comentario", "observaciones", "observacion", "observacoes");
        Add("phone", "telefono", "telephone", "telefone", "msisdn", "ani", "movil");
        Add("origin", "origen", "origem", "from");
        Add("caller", "llamante", "calling");
        Add("channel", "canal", "medio");
        Add("path", "ruta", "recorrido", "camino", "route");
        Add("line", "linea", "linha");
        Add("topic", "tema", "assunto", "subject");
        Add("service", "servicio", "servico");
        Add("category", "categoria");
        Add("region", "provincia", "province", "zona", "zone", "comunidad", "territorio", "area");
        Add("country", "pais");
        Add("city", "ciudad", "cidade");
        Add("answered", "contestada", "contestado", "atendida", "atendido", "respondida", "contestadas", "atendidas");
        Add("resolved", "resuelta", "resuelto", "solved", "resolvida", "resolvido");
        Add("abandoned", "abandonada", "abandonado", "abandono", "abandon", "abandonadas");
        Add("transferred", "transferida", "transferido", "transfer", "derivada", "escalated", "escalada");
        Add("final", "ultimo", "ultima", "last");
        Add("description", "descripcion", "descricao");
        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
