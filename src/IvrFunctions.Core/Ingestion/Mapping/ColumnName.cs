using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace IvrFunctions.Core.Ingestion.Mapping;

/// <summary>
/// The words of a column's name, in any order: lower case, without accents, units and articles, Spanish and Portuguese words as
/// English ones, those written as one apart (<c>calldate</c>).
/// </summary>
internal static class ColumnName
{
    /// <summary>Shorter parts of a word are chance, but for <c>id</c> at its end.</summary>
    private const int ShortestPart = 3;

    private static readonly FrozenSet<string> Dropped = new[]
    {
        "de", "del", "da", "do", "la", "el", "los", "las", "en", "em", "of", "the", "in", "a", "o", "y", "e", "s", "n", "utc", "local",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, double> Units = BuildUnits();

    private static readonly FrozenSet<string> Plurals =
        new[] { "calls", "llamadas", "llamados", "chamadas", "ligacoes", "contacts", "contactos", "contatos" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly (string Word, string Same)[] TurkishWords =
    [
        ("call", "cagrı cagri arama"), ("date", "tarih tarihi"), ("time", "saat saati"), ("caller", "arayan"), ("id", "numara numarası"),
        ("queue", "kuyruk"), ("agent", "temsilci"), ("outcome", "durum durumu sonuc"), ("wait", "bekleme"), ("span", "sure suresi"),
        ("talk", "konusma gorusme"), ("reason", "neden nedeni sebep"), ("customer", "musteri"), ("start", "baslangıc baslangic"),
        ("end", "bitis"), ("type", "tur turu tip tipi"), ("topic", "konu konusu"), ("language", "dil"), ("city", "sehir il"),
    ];

    private static readonly FrozenDictionary<string, string> Words = BuildWords();

    private static readonly FrozenSet<string> Vocabulary = Words.Keys.Concat(Words.Values).ToFrozenSet(StringComparer.Ordinal);

    public static HashSet<string> Tokens(string name)
    {
        var words = Split(name);
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i++)
        {
            // "A number" is the caller's; elsewhere "a" is an article or a preposition, and "no" is not but for "Call no."
            var isParty = i == 0 && words[i] == "a" && words.Count > 1;
            if (!isParty && (Dropped.Contains(words[i]) || Units.ContainsKey(words[i]) || (words[i] == "no" && i < words.Count - 1)))
            {
                continue;
            }

            tokens.UnionWith(PartsOf(words[i]).Select(part => Words.GetValueOrDefault(part, part)));
        }

        // A "tiempo" lasts, as a time in seconds does; that of a start is one of the clock.
        var isClock = tokens.Contains("start") || tokens.Contains("end");
        if (tokens.Remove("span") || (!isClock && UnitOf(name) is not null && tokens.Remove("time")))
        {
            tokens.Add(isClock ? "time" : "duration");
        }

        return tokens;
    }

    /// <summary>The seconds of the unit that the name gives; <see langword="null"/> where it gives none.</summary>
    public static double? UnitOf(string name)
    {
        foreach (var word in Split(name))
        {
            if (Units.TryGetValue(word, out var seconds))
            {
                return seconds;
            }
        }

        return null;
    }

    /// <summary>Whether it names calls, as counts of them do, rather than a call.</summary>
    public static bool IsOfManyCalls(string name) => Split(name).Exists(Plurals.Contains);

    /// <summary>The words as they stand there, in lower case and without accents.</summary>
    private static List<string> Split(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var previous = ' ';

        void End()
        {
            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
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
                word.Append(char.ToLowerInvariant(c));
            }

            previous = c;
        }

        End();
        return words;
    }

    /// <summary>The two known words that an unknown one consists of, or itself.</summary>
    private static string[] PartsOf(string word)
    {
        for (var length = word.Length - 2; length >= ShortestPart && !Vocabulary.Contains(word); length--)
        {
            var (first, second) = (word[..length], word[length..]);
            if ((second.Length >= ShortestPart || second == "id") && Vocabulary.Contains(first) && Vocabulary.Contains(second))
            {
                return [first, second];
            }
        }

        return [word];
    }

    private static FrozenDictionary<string, double> BuildUnits()
    {
        (string Names, double Seconds)[] units =
        [
            ("seconds second secs sec seg segs segundos segundo", 1), ("minutes minute mins min minutos minuto", 60),
            ("milliseconds millisecond millis msec ms milisegundos", 0.001),
        ];
        return units
            .SelectMany(unit => unit.Names.Split(' ').Select(name => (Name: name, unit.Seconds)))
            .ToFrozenDictionary(unit => unit.Name, unit => unit.Seconds, StringComparer.Ordinal);
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

        Add("call", "calls", "llamada", "llamadas", "llamado", "llamados", "chamada", "chamadas", "ligacao", "ligacoes");
        Add("id", "identifier", "identificador", "uuid", "guid", "sid", "num", "number", "numero", "nro", "no");
        Add("date", "fecha", "data", "dia", "day");
        Add("time", "hora", "horario");
        Add("span", "tiempo", "tempo");
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
        Add("talk", "talking", "conversacion", "hablado", "conversa");
        Add("hold", "retencion");
        Add("ring", "ringing", "timbrado");
        Add("option", "opcion", "opciones", "opcao");
        Add("ivr", "ura");
        Add("disconnect", "disconnection", "desconexion", "desconexao");
        Add("name", "names", "nombre", "nombres", "nome");
        Add("answer", "answering", "respuesta", "resposta");
        Add("speed", "velocidad", "velocidade");
        Add("retries", "retry", "attempts", "attempt", "reintentos", "intentos", "tentativas");
        Add("count", "cantidad", "quantidade");
        Add("outcome", "result", "resultado", "desenlace", "disposition", "status", "estado");
        Add("notes", "note", "notas", "nota", "comments", "comment", "comentarios", "comentario", "observaciones", "observacion", "observacoes");
        Add("phone", "telefono", "telephone", "telefone", "msisdn", "ani", "movil");
        Add("origin", "origen", "origem", "from");
        Add("destination", "destino", "to");
        Add("caller", "llamante", "calling", "chamador");
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

        // Turkish: exports of there are common, and share no word with the others.
        foreach (var (word, same) in TurkishWords)
        {
            Add(word, same.Split(' '));
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
