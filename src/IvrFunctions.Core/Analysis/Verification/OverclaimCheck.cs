using System.Text.RegularExpressions;

namespace IvrFunctions.Core.Analysis.Verification;

/// <summary>
/// Words that go beyond counted calls, whatever the figures beside them: what is to come, what others do, what is certain, what never happens, what
/// returns, which rank something has, and causes that no call records.
/// </summary>
internal static partial class OverclaimCheck
{
    /// <param name="text">The statement without ids and names of values.</param>
    /// <param name="facts">The facts it cites.</param>
    /// <param name="words">All words of the evidence and of the question, folded.</param>
    /// <param name="kind">Advice may say what to look at, and not what will come of it.</param>
    public static IEnumerable<StatementProblem> FindWrong(string text, IReadOnlyList<Fact> facts, string words, StatementKind kind)
    {
        foreach (Match match in Future.Matches(text)) yield return new StatementProblem(ProblemKind.WrongMeaning, match.Value);
        foreach (Match match in Certain.Matches(text)) yield return new StatementProblem(ProblemKind.UnsupportedCause, match.Value);
        foreach (Match match in Outside.Matches(text)) yield return new StatementProblem(ProblemKind.WrongMeaning, match.Value);
        if (kind == StatementKind.Recommendation) yield break;

        foreach (Match match in Ranked.Matches(text)) yield return new StatementProblem(ProblemKind.WrongMeaning, match.Value);
        foreach (var match in Absolute.Matches(text).Where(match => !facts.Any(fact => Absolute.IsMatch(fact.Text))))
        {
            yield return new StatementProblem(ProblemKind.WrongDirection, match.Value);
        }

        var isDenied = facts.Any(fact => fact.Kind == FactKind.Episode) && Denied.IsMatch(text);
        foreach (var match in Rhythm.Matches(text).Where(_ => !isDenied && !facts.Any(fact => fact.Kind == FactKind.TimeProfile)))
        {
            yield return new StatementProblem(ProblemKind.WrongMeaning, match.Value);
        }

        foreach (var match in Unrecorded.Matches(text).Where(match => !words.Contains(Narratives.LabelFolding.Words(match.Value), StringComparison.Ordinal)))
        {
            yield return new StatementProblem(ProblemKind.UnsupportedCause, match.Value);
        }
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;
    private const int Timeout = 1_000;

    [GeneratedRegex(@"\b(?:\w{2,}(?:ará|erá|irá)n?|próxim[oa]s?|se\s(?:espera|prevé|pronostica)n?|previsiblemente|will|won['’]t|shall|next\s(?:day|week|month|year|quarter)|going\sto|expected\sto|likely\sto|forecasts?|predict\w*)\b", Options, Timeout)]
    private static partial Regex Future { get; }

    [GeneratedRegex(@"\b(?:(?<!no\s(?:está\s)?)demostrad[oa]s?|(?<!no\s)demuestran?|comprobad[oa]s?\sque|(?:está|queda)\sprobado|sin\s(?:ninguna\s)?duda|indudable\w*|con\s(?:total\s)?(?:certeza|seguridad)|garantiza\w*|proven|proves|(?<!not\s)certain(?:ly)?|undoubtedly|definitely|without\s(?:a\s|any\s)?doubt|no\sdoubt|guarantee\w*)\b", Options, Timeout)]
    private static partial Regex Certain { get; }

    /// <summary>A group named as what it is not: the figures are of those inside.</summary>
    [GeneratedRegex(@"\b(?:fuera\sde|excepto|salvo|exceptuando|a\sexcepción\sde|menos\s(?:entre|en|los|las)(?=\s)(?!\slas\s\d)|outside|except(?:ing)?|other\sthan|apart\sfrom|excluding|all\sbut)\b", Options, Timeout)]
    private static partial Regex Outside { get; }

    /// <summary>Facts tell no ranks but the first, and no average of anybody.</summary>
    [GeneratedRegex(@"\b(?:segund[oa]s?|tercer[oa]?s?|cuart[oa]s?|quint[oa]s?|últim[oa]s?\s(?:lugar|puesto)|penúltim[oa]s?|menos\sfrecuentes?\sde|second|third|fourth|fifth|least|la\smedia|el\spromedio|de\smedia|del\s(?:sector|mercado)|la\s(?:industria|competencia)|objetivos?|(?:on\s|the\s|an\s)?average|industry|competitors?|benchmarks?|targets?|SLAs?)\b", Options, Timeout)]
    private static partial Regex Ranked { get; }

    [GeneratedRegex(@"\b(?:nunca|jamás|ning[uú]n[ao]?s?(?!\s(?:diferencia|asociación|prueba))|nadie|nada\sfalla|no\s(?:hay|existen?|se\sdan?|ocurren?|fallan?)(?!\s(?:una\s)?(?:diferencia|asociación|prueba))|never|none|nobody|no\s(?:\w+\s)?(?:failures?|calls?|customers?)|(?:does|do)\snot\s(?:fail|occur|happen))\b", Options, Timeout)]
    private static partial Regex Absolute { get; }

    [GeneratedRegex(@"\b(?:a\sdiario|diari(?:a|o|amente)|semanal(?:es|mente)?|mensual(?:es|mente)?|cada\s(?:día|semana|mes|mañana|tarde|noche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)|(?:todos|todas)\s(?:los|las)\s(?:días|semanas|meses|mañanas|tardes|noches)|se\srepiten?|recurrentes?|periódic\w+|crónic[oa]s?|rutina\w*|daily|weekly|monthly|recurs?|recurring|recurrent|repeat(?:s|edly)?|regularly|routinely|periodic\w*|chronic\w*)\b", Options, Timeout)]
    private static partial Regex Rhythm { get; }

    [GeneratedRegex(@"\b(?:no|sin|not|never)\b", Options, Timeout)]
    private static partial Regex Denied { get; }

    /// <summary>What fails in every trade and in no call of the export, and months, which only days of the evidence would tell.</summary>
    [GeneratedRegex(@"\b(?:saturaci[oó]n|saturad[oa]s?|sobrecarga\w*|congesti[oó]n|colapso\w*|mantenimiento|actualizaci(?:ón|ones)|despliegues?|migraci[oó]n|servidor(?:es)?|proveedor(?:es)?|ciberataques?|overload\w*|saturat\w+|congestion|maintenance|deployments?|upgrades?|migration|servers?|providers?|bugs?|cyberattacks?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b", Options, Timeout)]
    private static partial Regex Unrecorded { get; }
}
