using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Core.Figures;

/// <summary>What scorecard and flow say in words: what their figures do not tell.</summary>
internal static class FigureWording
{
    public static string NoOutcomes(TextLanguage language) => language == TextLanguage.Es
        ? "De ninguna de estas llamadas consta cómo terminó: las tasas no se pueden conocer."
        : "None of these calls says how it ended: the rates cannot be known.";

    public static string ChosenByEnd(TextLanguage language) => language == TextLanguage.Es
        ? "El filtro elige llamadas por cómo terminaron: sus tasas no son las de todas las llamadas."
        : "The filter chooses calls by how they ended: their rates are not those of all calls.";

    public static string WithoutDate(TextLanguage language, long calls) => Count(
        language, "Llamadas sin fecha, que no están en ningún periodo", "Calls without a date, which are in no period", calls);

    public static string ContainmentUnknown(TextLanguage language, long completed) => Count(
        language,
        "Ninguna llamada consta como contenida. Llamadas completadas, con o sin agente",
        "No call is marked as contained. Calls completed, with or without an agent",
        completed);

    public static string ContainedRecently(TextLanguage language, long calls) => Count(
        language,
        "Llamadas contenidas menos de 24 horas antes de la última del archivo, cuyos clientes aún pueden volver a llamar",
        "Calls contained less than 24 hours before the last of the archive, whose callers may still call back",
        calls);

    public static string StepElsewhere(TextLanguage language, long calls) => Count(
        language,
        "Llamadas que fallaron en un paso ajeno a su recorrido y cuentan en el último de este",
        "Calls that failed at a step not on their path and count at its last one",
        calls);

    public static string WithoutPath(TextLanguage language, long calls) => Count(
        language, "Llamadas sin recorrido por el menú, que no están en ningún paso", "Calls without a menu path, which are at no step", calls);

    public static string StepsLeftOut(TextLanguage language, int steps) => Count(
        language, "Pasos omitidos, los de menos llamadas", "Steps left out, those with the fewest calls", steps);

    /// <summary>The number stands last, so that it needs no singular.</summary>
    private static string Count(TextLanguage language, string spanish, string english, long number) =>
        $"{(language == TextLanguage.Es ? spanish : english)}: {new NumberText(language).Count(number)}.";
}
