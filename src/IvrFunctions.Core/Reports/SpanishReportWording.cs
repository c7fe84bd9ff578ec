using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Patterns;

namespace IvrFunctions.Core.Reports;

internal sealed class SpanishReportWording() : ReportWording(TextLanguage.Es)
{
    public override string LanguageCode => "es";

    public override string Title(string source) => $"Informe de llamadas: {source}";

    public override string Subtitle(string ingestion, DateTimeOffset receivedAt, IReadOnlyList<DayCount> days) =>
        (days.Count > 0 ? $"Llamadas del {Day(days[0].Day)} al {Day(days[^1].Day)}. " : "")
        + $"Fichero recibido el {Minute(receivedAt)} UTC, ingesta {ingestion}.";

    public override string OtherSources =>
        "El archivo contiene también otras fuentes. Las cifras son de las llamadas de este fichero (las que además están en otra fuente cuentan "
        + "una sola vez, en la primera por nombre); las explicaciones se apoyan en todas las llamadas del archivo.";

    public override string NoCalls => "No hay ninguna llamada de la que informar.";

    public override string Essentials => "Lo esencial";

    public override string WorstStep(string step, long failed, long reached) =>
        $"El paso en el que se pierden más llamadas es «{step}»: {Share(failed, reached)} de las que llegan a él.";

    public override string Share(long part, long whole) => $"{Numbers.Count(part)} de {Numbers.Count(whole)} ({Percent(part, whole)})";

    public override string RejectedOf(long rejected, long read) => $"Filas rechazadas al leer el fichero: {Share(rejected, read)}.";

    public override string RateChanged(int days, double before, double now) =>
        days == 1
            ? $"El último día falló el {Numbers.Percent(now)} de las llamadas; el anterior, el {Numbers.Percent(before)}."
            : $"En los últimos {Numbers.Count(days)} días falla el {Numbers.Percent(now)} de las llamadas; "
                + $"en los {Numbers.Count(days)} anteriores fallaba el {Numbers.Percent(before)}.";

    public override string Scorecard => "Resultados";

    public override string ScorecardCaption => "Cómo terminaron las llamadas y cuánto duraron";

    public override ScorecardWords Words { get; } = new(
        "Medida", "Llamadas", "De", "Tasa", "Ahora", "Antes", "Cambio",
        "Completadas", "Contenidas en la IVR", "Contenidas sin nueva llamada en 24 h", "Transferidas", "Fallidas", "de ellas, abandonadas",
        "Sin resultado conocido", "Con otra llamada del mismo cliente en 24 h", "Con reintentos", "Duración", "Espera", "mediana", "percentil 95");

    public override string Seconds(double seconds) => $"{Numbers.Count((long)Math.Round(seconds))} s";

    public override string OverTime => "Evolución";

    public override string RatePerPeriod(int days) => days == 1 ? "Tasa de fallo por día" : "Tasa de fallo por semana";

    public override string FailedPerPeriod(int days) => days == 1 ? "Llamadas fallidas por día" : "Llamadas fallidas por semana";

    public override string Extremes(DateOnly highest, string high, DateOnly lowest, string low) =>
        $"Máximo: {high} ({Day(highest)}). Mínimo: {low} ({Day(lowest)}).";

    public override string FromDay(int days) => days == 1 ? "Día" : "Semana desde";

    public override string Changed(ChangePoint change) =>
        $"Desde el {Moment(change.Time)} la tasa de fallo es del {Numbers.Percent(change.After.Rate)}; "
        + $"hasta entonces era del {Numbers.Percent(change.Before.Rate)}.";

    public override string NoChange => "La tasa de fallo no cambia de nivel en ningún momento: lo que varía es lo habitual de un día a otro.";

    public override string Patterns => "Dónde se concentran los fallos";

    public override string PatternsChart => "Tasa de fallo de cada patrón, con su intervalo";

    public override string PatternName => "Patrón";

    public override string NoPatternsBesides => "Aparte de ese episodio, ninguna combinación de atributos destaca.";

    public override string Episode(PatternEpisode episode) =>
        $"Un episodio: {Numbers.Count(episode.Failed)} fallos, el {Numbers.Percent(episode.ShareOfFailures)} de todos, ocurrieron "
        + $"{Wording.For(Language).When(episode.From, episode.To)}. Entonces falló el {Numbers.Percent(episode.Rate)} de las llamadas; "
        + $"el resto del tiempo, el {Numbers.Percent(episode.RateElsewhere)}.";

    public override string NoPatterns =>
        "Ninguna combinación de atributos destaca: las diferencias entre grupos caben en lo que da el azar, o son demasiado pequeñas.";

    public override string NoRates =>
        "Sin llamadas que fueran bien y llamadas que fallaran no se puede comparar: no se buscan patrones.";

    public override string PatternsCaption => "Los patrones, primero los de más fallos de más";

    public override string RateWithInterval => "Tasa de fallo e intervalo del 95 %";

    public override string Elsewhere => "Resto de llamadas";

    public override string Times => "Veces el resto";

    public override string Excess => "Fallos de más";

    public override string Trend => "Tendencia";

    public override string TrendMeans => "La tendencia compara la segunda mitad de los días con la primera.";

    public override string State(PatternState state) => state switch
    {
        PatternState.New => "nuevo",
        PatternState.Growing => "en aumento",
        PatternState.Chronic => "constante",
        PatternState.Shrinking => "en descenso",
        PatternState.Gone => "ya no aparece",
        _ => "sin determinar",
    };

    public override string Interval(Interval rate) => $"{Numbers.Percent(rate.Low)} – {Numbers.Percent(rate.High)}";

    public override string PatternFigures(ReportPattern found) =>
        (found.Target.Count == 0 ? "fallan " : "fallan así ")
        + $"{Share(found.Pattern.Failed, found.Pattern.Calls)}, frente al {Numbers.Percent(found.Pattern.RateElsewhere)} del resto"
        + (found.Pattern.Lift is { } lift ? $", {Numbers.Ratio(lift)} veces esa tasa" : "")
        + $". Fallos por encima de los que habría con la tasa del resto: {Numbers.Count((long)Math.Round(found.Pattern.ExcessFailures))}.";

    public override string Explanation => "Explicación.";

    public override string Evidence => "Hechos y casos en los que se apoya";

    public override string SimilarCases(IReadOnlyList<SimilarCase> cases) => "Casos parecidos: " + string.Join(
        ", ",
        cases.Select(similar =>
            $"{similar.Id} ({Numbers.Count(similar.Calls)} {(similar.Calls == 1 ? "llamada" : "llamadas")}, "
            + $"similitud {Numbers.Ratio(similar.Similarity, 2)})"));

    public override string RootCause => "Causa raíz probable: ";

    public override string Recommendation => "Recomendación: ";

    public override string ExplainedBy(AnalysisResult analysis) =>
        (analysis.ExplainedBy.Provider == "builtin"
            ? "Redactada con plantillas, sin modelo de lenguaje"
            : $"Redactada por {analysis.ExplainedBy.Model} ({analysis.ExplainedBy.Provider})")
        + $"; el código comprobó {Numbers.Count(analysis.Grounding.Verified)} de {Numbers.Count(analysis.Grounding.Claims)} afirmaciones"
        + (analysis.Grounding.Dropped > 0 ? " y omitió las demás." : ".");

    public override string NotExplained(string reason) => $"Sin explicación: {reason}";

    public override string OutOfTime => "el modelo no respondió a tiempo.";

    public override string ToCheck => "Para comprobarlo, filtre por";

    public override string Attribute(string name) => name switch
    {
        CallAttributes.CallType => "tipo de llamada",
        CallAttributes.Channel => "canal",
        CallAttributes.MenuPath => "recorrido",
        CallAttributes.FailureStep => "paso",
        CallAttributes.FailureReason => "motivo",
        CallAttributes.CustomerSegment => "segmento",
        CallAttributes.Language => "idioma",
        CallAttributes.Region => "región",
        CallAttributes.Queue => "cola",
        CallAttributes.Outcome => "resultado",
        CallAttributes.HourBand => "franja horaria",
        CallAttributes.Weekday => "día",
        _ => name,
    };

    public override string Flow => "Recorrido por el menú";

    public override string FlowChart => "Qué pasa con las llamadas en cada paso";

    public override FlowWords Steps { get; } = new(
        "Paso", "Llegan", "Siguen", "Fallan", "Cuelgan", "Se transfieren", "Terminan bien", "Otras", "Pérdida", "Motivo más frecuente");

    public override string NoFlow => "El fichero no dice por qué pasos del menú fueron las llamadas.";

    public override string StepsNotDrawn(int count) => $"Pasos con menos llamadas que no se muestran: {Numbers.Count(count)}.";

    public override string Changes => "Qué ha cambiado";

    public override string ChangeCaption(int days, DateOnly first, DateOnly last) =>
        days == 1 ? $"Último día ({Day(last)}) frente al anterior" : $"Últimos {Numbers.Count(days)} días (del {Day(first)} al {Day(last)}) frente a los {Numbers.Count(days)} anteriores";

    public override string TooShort => "Las llamadas cubren menos de dos días: no hay un periodo anterior con el que comparar.";

    public override string Points(double difference) => $"{SignedPoints(difference)} puntos";

    public override string SincePrevious => "Frente al informe anterior de esta fuente";

    public override string SincePreviousCaption(DateTimeOffset receivedAt, string ingestion) =>
        $"Este fichero frente al recibido el {Minute(receivedAt)} UTC (ingesta {ingestion})";

    public override string NotReportedBefore => "no estaba en el informe anterior.";

    public override string NoLongerReported => "estaba en el informe anterior y ya no está.";

    public override string SamePatterns => "Los patrones son los mismos que en el informe anterior.";

    public override string Rejects => "Filas rechazadas";

    public override string NoRejects => "Todas las filas del fichero se pudieron leer.";

    public override string RejectsCaption => "Por qué se rechazaron";

    public override RejectWords RejectColumns { get; } = new("Columna", "Motivo", "Filas");

    public override string WholeRow => "toda la fila";

    public override string RejectReason(string reason) => reason switch
    {
        RejectReasons.UnclosedQuote => "Una comilla se abre y no se cierra donde termina el registro.",
        RejectReasons.NoCall => "El resultado dice que no es una llamada.",
        RejectReasons.TotalRow => "Una fila de totales, no una llamada.",
        RejectReasons.NoTime => "Sin fecha y hora. Se espera una como 2025-03-14 09:26:53.",
        RejectReasons.UnknownTime =>
            "No es una fecha y hora que se entienda. Se espera una como 2025-03-14 09:26:53 o 2025-03-14T09:26:53Z, "
            + "escrita como en el resto del fichero.",
        _ when RejectReasons.TooFew.Match(reason) is { Success: true } few =>
            $"{few.Groups["fields"].Value} campos, donde la cabecera tiene {few.Groups["header"].Value}.",
        _ when RejectReasons.TooMany.Match(reason) is { Success: true } many =>
            $"Más campos que los {many.Groups["header"].Value} de la cabecera: ¿hay un texto con el separador sin comillas?",
        _ => reason,
    };

    public override string MoreReasons(int count) => $"Motivos menos frecuentes que no se muestran: {Numbers.Count(count)}.";

    public override string RejectFiles(string first, int files) => files == 1
        ? $"Las filas, con su número y su motivo, están en ivr-rejects/{first}."
        : $"Las filas, con su número y su motivo, están en {Numbers.Count(files)} ficheros desde ivr-rejects/{first}.";

    public override string Method => "Cómo se ha calculado";

    public override IReadOnlyList<string> MethodNotes { get; } =
    [
        "Todas las cifras se cuentan sobre todas las llamadas, sin muestreo. Una llamada falla si falló un paso o el cliente abandonó.",
        "Un patrón es una combinación de hasta cuatro atributos en la que se concentran los fallos: todos, o los de un motivo y "
        + "paso (motivo (paso) → dónde). Solo se muestran los que no explica el azar, corrigiendo por todas las combinaciones "
        + "probadas (tasa de falsos hallazgos del 5 %). Los intervalos son de Wilson, al 95 %.",
        "Un patrón es una asociación estadística, no la prueba de una causa.",
        "Una llamada termina en el último paso de su recorrido; si falló, en el paso que falló.",
    ];
}
