using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Core.Patterns;

/// <summary>What patterns say in words: what their figures do not tell.</summary>
internal static class PatternWording
{
    public static string FollowFailures(TextLanguage language, IReadOnlyList<string> dimensions) => List(
        language,
        "Sin tener en cuenta, porque solo dicen cómo terminó la llamada",
        "Left out, because they only tell how the call ended",
        dimensions);

    public static string AskedForFollowFailures(TextLanguage language, IReadOnlyList<string> dimensions) => List(
        language,
        "Parecen decir solo cómo terminó la llamada, y no son causas",
        "These seem to tell only how the call ended, and are no causes",
        dimensions);

    public static string MoreDimensions(TextLanguage language, IReadOnlyList<string> dimensions) => List(
        language,
        "Sin tener en cuenta, porque ya hay bastantes dimensiones; se pueden pedir con dimensions",
        "Left out, as there are enough dimensions; ask for them with dimensions",
        dimensions);

    public static string NothingBefore(TextLanguage language) => language == TextLanguage.Es
        ? "Antes hay demasiado pocas llamadas para comparar: los patrones no tienen tendencia."
        : "There are too few calls before to compare with: the patterns have no trend.";

    public static string NameTheFailure(TextLanguage language) => language == TextLanguage.Es
        ? "Para comparar entre fallos, indique failure_step o failure_reason: los patrones dicen entonces dónde es mayor su parte de los fallos."
        : "To compare among failures, give failure_step or failure_reason: patterns then tell where its share of the failures is larger.";

    private static string List(TextLanguage language, string spanish, string english, IReadOnlyList<string> names) =>
        $"{(language == TextLanguage.Es ? spanish : english)}: {string.Join(", ", names)}.";
}
