using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

internal sealed partial class SpanishWording() : Wording(TextLanguage.Es)
{
    public override string Population(CallPopulation population)
    {
        var period = population.From is null ? "Hay" : $"Del {Day(population.From)} al {Day(population.To)} hay";
        var text = $"{period} {Calls(population.Calls)} en el archivo";
        if (population.OutcomeUnknown == population.Calls) return text + ", y de ninguna consta cómo terminó: no se pueden conocer las tasas de fallo";
        if (population.Failed == population.Calls) return text + ", todas fallidas: no se puede saber qué parte de las llamadas falla";
        return text + $", de las que {(population.Failed == 1 ? "falló" : "fallaron")} "
            + $"{Numbers.Count(population.Failed)} ({Percent(population.Failed, population.Calls)})";
    }

    public override string CallsOfType(string callType, CallsAtRisk atRisk) =>
        atRisk.FailuresOnly
            ? $"Hay {Calls(atRisk.Calls)} {Phrase(CallAttributes.CallType, callType)}, todas fallidas"
            : $"De {(atRisk.Calls == 1 ? "una llamada" : $"las {Calls(atRisk.Calls)}")} {Phrase(CallAttributes.CallType, callType)} "
                + $"{(atRisk.Failed == 1 ? "falló" : "fallaron")} {Numbers.Count(atRisk.Failed)} ({Percent(atRisk.Failed, atRisk.Calls)})";

    public override string Failure(Inquiry inquiry, CallsAtRisk atRisk)
    {
        var type = OfType(inquiry.CallType);
        var text = $"{Calls(atRisk.Hits)}{type} {(atRisk.Hits == 1 ? "falló" : "fallaron")}{What(inquiry.Attributes)}: "
            + $"{Share(atRisk.Hits, atRisk.Failed)}{(atRisk.Failed == 1 ? "l único fallo" : $" los {Numbers.Count(atRisk.Failed)} fallos")}{type}";
        return atRisk.FailuresOnly ? text : text + $" y {Share(atRisk.Hits, atRisk.Calls)} las {Calls(atRisk.Calls)}{type}";
    }

    public override string Breakdown(Inquiry inquiry, IReadOnlyDictionary<string, string> about, long hits, long failures) =>
        hits == failures && hits > 1
            ? $"{(inquiry.NamesFailure ? "Todos estos fallos" : "Todos los fallos")} ({Numbers.Count(hits)}) ocurrieron{What(about)}"
            : $"{Numbers.Count(hits)} de {(inquiry.NamesFailure ? "estos" : "los")} {Numbers.Count(failures)} fallos "
                + $"({Percent(hits, failures)}) {(hits == 1 ? "ocurrió" : "ocurrieron")}{What(about)}";

    public override string Signature(
        Inquiry inquiry, IReadOnlyDictionary<string, string> about, GroupComparison group, CallsAtRisk atRisk)
    {
        var text = $"Con todos los datos de la consulta ({Enumerate(about)}) hay {Calls(group.Calls, atRisk)}";
        if (group.Calls < GroupComparison.MinCalls) return text + (group.Calls == 1 ? ", muy poco para comparar" : ", demasiado pocas para comparar");

        var verb = (inquiry.NamesFailure, group.Hits <= 1) switch
        {
            (true, true) => "tiene este fallo",
            (true, false) => "tienen este fallo",
            (false, true) => "falló",
            (false, false) => "fallaron",
        };
        var hits = group.Hits == 0 ? "ninguna" : $"{Numbers.Count(group.Hits)} ({Numbers.Percent(group.Rate)})";
        return $"{text}, de las que {hits} {verb}, frente al {Numbers.Percent(group.RateElsewhere)} del resto";
    }

    public override string Driver(
        Inquiry inquiry, IReadOnlyDictionary<string, string> about, GroupComparison group, CallsAtRisk atRisk)
    {
        var counts = $"{Numbers.Count(group.Hits)} de {Calls(group.Calls, atRisk)}, el {Numbers.Percent(group.Rate)}";
        if (group.Lift is not { } lift)
        {
            return $"{(inquiry.NamesFailure ? "Este fallo solo se da" : "Los fallos solo se dan")} {Phrase(about)} ({counts})";
        }

        var subject = inquiry.NamesFailure ? "Este fallo es" : "Los fallos son";
        var adjective = inquiry.NamesFailure ? "frecuente" : "frecuentes";
        return $"{subject} {Numbers.Ratio(lift)} veces más {adjective} {Phrase(about)} ({counts}) "
            + $"que en el resto ({Numbers.Percent(group.RateElsewhere)})";
    }

    public override string ExplainedByCombination => "; sin contar la combinación más afectada, la diferencia deja de ser clara";

    public override string NoDifference(
        Inquiry inquiry, IReadOnlyDictionary<string, string> about, GroupComparison group, CallsAtRisk atRisk)
    {
        if (group.Calls < GroupComparison.MinCalls)
        {
            return $"{Capitalised(Phrase(about))} solo hay {Calls(group.Calls, atRisk)}, {(group.Calls == 1 ? "muy poco" : "demasiado pocas")} para comparar";
        }

        var what = inquiry.NamesFailure ? "Este fallo no es claramente más frecuente" : "Los fallos no son claramente más frecuentes";
        return $"{what} {Phrase(about)}: {Numbers.Count(group.Hits)} de {Calls(group.Calls, atRisk)} ({Numbers.Percent(group.Rate)}), "
            + $"frente al {Numbers.Percent(group.RateElsewhere)} del resto";
    }

    public override string Rejected(
        Inquiry inquiry, IReadOnlyDictionary<string, string> about, GroupComparison group, CallsAtRisk atRisk, bool isExplained)
    {
        var what = inquiry.NamesFailure ? "este fallo parece más frecuente" : "los fallos parecen más frecuentes";
        var figures = $"{Numbers.Count(group.Hits)} de {Calls(group.Calls, atRisk)}, el {Numbers.Percent(group.Rate)}, "
            + $"frente al {Numbers.Percent(group.RateElsewhere)} del resto";
        var why = isExplained
            ? "pero no por sí solo: sin contar los grupos que destacan, la diferencia desaparece"
            : "pero la diferencia no es significativa y puede ser casual";
        return $"{Capitalised(Phrase(about))} {what} ({figures}), {(isExplained && !inquiry.NamesFailure ? why.Replace("solo:", "solos:", StringComparison.Ordinal) : why)}";
    }

    public override string OfferHelp => "ofrecer un agente o una devolución de llamada en cuanto ocurra el fallo, en lugar de esperar a que el llamante vuelva a llamar";

    protected override string InCallsOfType(string callType) => $"en las llamadas {Phrase(CallAttributes.CallType, callType)}";

    public override string FailureAgain(Inquiry inquiry, Fact failure)
    {
        var failed = (long)failure.Values[FactValues.Failed];
        var text = $"Este fallo se da en {Calls((long)failure.Values[FactValues.Hits])}{OfType(inquiry.CallType)}: "
            + $"el {Numbers.Percent(failure.Values[FactValues.Share])} de{(failed == 1 ? "l único fallo" : $" los {Numbers.Count(failed)} fallos")}";
        if (!failure.Values.TryGetValue(FactValues.Rate, out var rate)) return text;
        return $"{text} y el {Numbers.Percent(rate)} de las {Calls((long)failure.Values[FactValues.Calls])}"
            + (inquiry.CallType is null ? "" : " de ese tipo");
    }

    public override string NearestCase(SimilarCase nearest) =>
        $"El caso más parecido reúne {Calls(nearest.Calls)} con la misma historia";

    public override string RootCause(IReadOnlyDictionary<string, string> failure, bool isMostFrequent, string? where)
    {
        if (failure.Count == 0)
        {
            return where is null
                ? "La causa raíz no consta en los datos: ningún segmento, horario, día, región ni canal destaca"
                : $"La causa raíz no consta en los datos, pero los fallos se concentran {where}";
        }

        var reason = failure.TryGetValue(CallAttributes.FailureReason, out var known)
            ? Phrase(CallAttributes.FailureReason, known)
            : "un fallo sin motivo registrado";
        var what = failure.TryGetValue(CallAttributes.FailureStep, out var step) ? $"{reason} {Phrase(CallAttributes.FailureStep, step)}" : reason;
        if (isMostFrequent) what += ", lo más frecuente";
        if (where is null) return what + ", sin que destaque ningún segmento, horario, día, región ni canal";
        var concentration = isMostFrequent ? $"; en conjunto, estos fallos se concentran {where}" : $", sobre todo {where}";
        return $"{what}{concentration} (es una asociación estadística, no una prueba)";
    }

    public override string Review(
        IReadOnlyDictionary<string, string> failure, string? when, IReadOnlyDictionary<string, string>? group)
    {
        group ??= new Dictionary<string, string>();
        string[] where = [.. when is null ? Array.Empty<string>() : [when], .. Phrase(WithoutType(group)) is { Length: > 0 } others ? [others] : Array.Empty<string>()];
        return $"revisar los registros de las llamadas{OfType(group.GetValueOrDefault(CallAttributes.CallType))} que fallaron{What(failure)}"
            + (where.Length == 0 ? "" : " " + string.Join(" y ", where));
    }

    public override string Opening(Inquiry inquiry)
    {
        if (inquiry.Request.Question is null || inquiry.Call is not null)
        {
            return $"Esta llamada{OfType(inquiry.CallType)} falló{What(inquiry.Attributes)}.";
        }

        if (inquiry.AsksInGeneral) return "La pregunta trata de todas las llamadas que fallaron.";
        return inquiry.Attributes.Count == 0
            ? "La pregunta se responde con los casos que más se le parecen."
            : $"La pregunta trata de las llamadas{OfType(inquiry.CallType)} que fallaron{What(inquiry.Attributes)}{Where(inquiry.Attributes)}.";
    }

    public override string Basis(AnalysisEvidence evidence)
    {
        var archive = $"en {(evidence.Population.Calls == 1 ? "la única llamada" : $"las {Calls(evidence.Population.Calls)}")} del archivo";
        return evidence.Cases.Count switch
        {
            0 => $"Basándome {archive}",
            1 => $"Basándome en 1 caso similar ({Calls(evidence.SimilarCalls)}) y {archive}",
            var count => $"Basándome en {Numbers.Count(count)} casos similares ({Calls(evidence.SimilarCalls)}) y {archive}",
        };
    }

    public override string BasisEnd => ", esto es lo que se observa.";

    public override string RootCauseLead(string rootCause) =>
        rootCause.StartsWith("La causa", StringComparison.OrdinalIgnoreCase) ? "" : "La causa raíz probable es ";

    public override string RecommendationLead(int count) => count == 1 ? "Recomendación: " : "Recomendaciones: ";

    public override IReadOnlySet<string> LowerableWords { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "El", "La", "Los", "Las", "Un", "Una", "Unos", "Unas", "En", "Entre", "De", "Del", "Con", "Por", "Este", "Esta", "Estos", "Estas",
        "Se", "Hay", "Durante", "Según", "Al", "A", "Sobre", "Cuando", "Casi", "Solo", "Su", "Sus", "Más", "Ese", "Esa", "Todos", "Todas",
    };

    public override string Insufficient(Insufficiency reason, long similarCalls, int required) => reason switch
    {
        Insufficiency.EmptyArchive => "Todavía no hay llamadas en el archivo, así que no hay nada en lo que basar una explicación.",
        Insufficiency.OutcomesUnknown => "De ninguna llamada del archivo consta cómo terminó, así que no se puede saber cuáles fallaron ni por qué.",
        Insufficiency.NoFailures => "Ninguna llamada del archivo falló, así que no hay fallos que explicar.",
        Insufficiency.UnknownCall => "El archivo no contiene ninguna llamada con ese identificador, así que no se puede explicar.",
        Insufficiency.CallDidNotFail => "Esta llamada no consta como fallida, así que no hay ningún fallo que explicar.",
        Insufficiency.UnknownFailure => "Ninguna llamada fallida del archivo tiene el paso o el motivo por el que se pregunta, así que no se puede explicar.",
        Insufficiency.FailureNotFound => "Ninguna llamada del archivo falló de este modo, así que no hay casos en los que basar una explicación.",
        Insufficiency.NoSimilarCase => "No hay ningún caso fallido lo bastante parecido, así que no se da una explicación.",
        _ => $"Los casos parecidos solo reúnen {Calls(similarCalls)} y hacen falta al menos {Numbers.Count(required)}, así que no se da una explicación.",
    };

    public override string UnknownValue(string attribute, string given) =>
        $"Ninguna llamada fallida tiene {attribute} = «{given}» (o podría ser más de un valor): no se ha tenido en cuenta.";

    public override string Understood(IReadOnlyDictionary<string, string> attributes) =>
        "De la pregunta se ha entendido: " + string.Join(", ", attributes.Select(value => $"{value.Key} = {value.Value}")) + ".";

    public override string SomeOutcomesUnknown(CallPopulation population) =>
        $"De {Calls(population.OutcomeUnknown)} no consta cómo {(population.OutcomeUnknown == 1 ? "terminó; cuenta" : "terminaron; cuentan")} como no fallidas en las tasas.";

    public override string FailuresOnly =>
        "El archivo solo contiene llamadas fallidas: las tasas son partes de los fallos, no de todas las llamadas.";

    public override string FailuresOnlySources(IReadOnlyList<string> sources) =>
        $"{(sources.Count == 1 ? "Una fuente solo contiene" : $"{sources.Count} fuentes solo contienen")} llamadas fallidas ({Named(sources)}): "
        + "con ellas las tasas salen más altas de lo que son.";

    public override string EmbeddingUnavailable(string reason) =>
        $"El modelo de embeddings no está disponible: la respuesta no incluye casos similares ({reason}).";

    public override string StoriesLost =>
        "El almacén de vectores no contiene ningún caso aunque hay llamadas fallidas: ha perdido sus datos. Ejecute ivr reindex para restaurarlos.";

    public override string ChatUnavailable(string? reason) =>
        "El modelo de lenguaje no está disponible: la explicación está escrita por plantillas" + (reason is null ? "." : $" ({reason}).");

    public override string ChatTimedOut(int seconds) =>
        $"El modelo de lenguaje no respondió en {Numbers.Count(seconds)} s: la explicación está escrita por plantillas.";

    public override string AnswerUnusable =>
        "La respuesta del modelo de lenguaje no se pudo usar: la explicación está escrita por plantillas.";

    public override string NothingVerified =>
        "Nada de lo que dijo el modelo de lenguaje se pudo verificar: la explicación está escrita por plantillas.";

    public override string TooLittleVerified =>
        "De lo que dijo el modelo de lenguaje se pudo verificar demasiado poco: la explicación está escrita por plantillas.";

    public override string Dropped(int count) => count == 1
        ? "Se ha descartado 1 afirmación del modelo de lenguaje que no se pudo verificar."
        : $"Se han descartado {Numbers.Count(count)} afirmaciones del modelo de lenguaje que no se pudieron verificar.";

    public override string NotStored => "El análisis no se pudo guardar: no se podrá consultar más tarde.";

    private string Calls(long count) => count == 1 ? "1 llamada" : $"{Numbers.Count(count)} llamadas";

    private string Calls(long count, CallsAtRisk atRisk) =>
        atRisk.FailuresOnly ? Calls(count) + (count == 1 ? " fallida" : " fallidas") : Calls(count);

    private string Share(long part, long whole) => $"el {Percent(part, whole)} de";

    private string OfType(string? callType) => callType is null ? "" : " " + Phrase(CallAttributes.CallType, callType);

    private string What(IReadOnlyDictionary<string, string> about)
    {
        var step = about.TryGetValue(CallAttributes.FailureStep, out var at) ? " " + Phrase(CallAttributes.FailureStep, at) : "";
        return about.TryGetValue(CallAttributes.FailureReason, out var why)
            ? $"{step} debido a {Phrase(CallAttributes.FailureReason, why)}"
            : step;
    }

    private string Where(IReadOnlyDictionary<string, string> about) => Phrase(WithoutType(about)) is { Length: > 0 } phrase ? " " + phrase : "";
}
