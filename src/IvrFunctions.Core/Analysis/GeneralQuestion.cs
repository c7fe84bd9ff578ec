using System.Collections.Frozen;

namespace IvrFunctions.Core.Analysis;

/// <summary>
/// Tells questions about failures as such ("Why do calls fail?") from those about something that is not understood: they have no word of
/// their own.
/// </summary>
internal static class GeneralQuestion
{
    private static readonly FrozenSet<string> Failing = Stems(
        "fallo fallos falla fallan fallar fallaron fallando fallida fallidas fallido fallidos error errores problema problemas abandono abandonos "
        + "abandonan abandonadas pierde pierden perdemos perdidas cuelgan mal "
        + "fail fails failing failed failure failures error errors problem problems abandon abandoned drop dropped lose lost wrong");

    private static readonly FrozenSet<string> Usual = Stems(
        "por que cual cuales cuanto cuantos cuantas es son la el los las lo un una de del en a al y o me se su sus nos hay han ha esta estan van cuando "
        + "donde como mas tanto tanta tantos tantas mucho muchas muchos llamada llamadas cliente clientes llamante llamantes usuarios ivr sistema causa "
        + "causas motivo motivos razon razones raiz principal principales principalmente frecuente frecuentes comun comunes mayor parte mayoria ocurre "
        + "ocurren pasa pasan pasando nuestra nuestras nuestros esta este estas estos todas todos explica explicame dime concentra concentran aumenta "
        + "aumentan aumentado aumento crecen sube suben subido bajan bajado tendencia ultimo ultima ultimos ultimas semana semanas ahora ultimamente "
        + "why what which where when how many do does did are is was were the a an of in on at to for our my we us me so most more main mainly common "
        + "frequent often root cause causes reason reasons call calls caller callers customer customers user users ivr system happen happens happening "
        + "go going all these this that been have has being tell explain concentrate increase increased increasing growing rising trend last past week "
        + "weeks now recently lately");

    public static bool Is(string question)
    {
        var words = TermWords.Split(question);
        return words.Any(Failing.Contains) && words.All(word => Failing.Contains(word) || Usual.Contains(word));
    }

    private static FrozenSet<string> Stems(string words) => TermWords.Split(words).ToFrozenSet(StringComparer.Ordinal);
}
