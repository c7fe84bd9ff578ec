using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Core.Patterns;

/// <summary>What patterns say in words: what their figures do not tell.</summary>
internal static class PatternWording
{
    public static string FollowFailures(TextLanguage language, IReadOnlyList<string> dimensions) => List(
        language,
        "Sin tener en cuenta, porque solo dicen cómo fue o terminó la llamada",
        "Left out, because they only tell how the call went or ended",
        dimensions);

    public static string AskedForFollowFailures(TextLanguage language, IReadOnlyList<string> dimensions) => List(
        language,
        "Parecen decir solo cómo fue o terminó la llamada, y no son causas",
        "These seem to tell only how the call went or ended, and are no causes",
        dimensions);

    public static string MoreDimensions(TextLanguage language, IReadOnlyList<string> dimensions) => List(
        language,
        "Sin tener en cuenta, porque ya hay bastantes dimensiones; se pueden pedir con dimensions",
        "Left out, as there are enough dimensions; ask for them with dimensions",
        dimensions);

    public static string HappenedOnce(TextLanguage language, IReadOnlyList<string> dimensions) => List(
        language,
        "Sin tener en cuenta, porque los fallos no se repiten: lo que destaca ocurrió un solo día",
        "Left out, because the failures do not recur: what stands out happened on one day",
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
