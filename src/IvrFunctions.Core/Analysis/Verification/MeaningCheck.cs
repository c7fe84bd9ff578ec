using System.Text.RegularExpressions;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Core.Analysis.Verification;

/// <summary>
/// Whether figures mean what the evidence means by them: a count of calls is no count of failures, a share of the failures no rate,
/// the rate elsewhere not the group's, and nothing in the evidence is minutes, customers or growth.
/// </summary>
internal sealed partial class MeaningCheck(IReadOnlyList<EvidenceSource> sources, TextLanguage language, bool failuresOnly)
{
    private static readonly string[] Failures =
        [FactValues.Hits, FactValues.Failed, FactValues.HitsInHours, FactValues.RecentHits, FactValues.EarlierHits];

    private static readonly string[] Rates =
        [FactValues.Rate, FactValues.RateElsewhere, FactValues.RecentRate, FactValues.EarlierRate, FactValues.CallsShareInHours];

    private static readonly string[] Elsewhere = [FactValues.RateElsewhere];
    private static readonly string[] ShareOfFailures = [FactValues.Share, FactValues.ShareInHours];

    private static readonly HashSet<(string Part, string Whole)> Parts =
    [
        (FactValues.Hits, FactValues.Calls), (FactValues.Hits, FactValues.Failed), (FactValues.Failed, FactValues.Calls),
        (FactValues.HitsInHours, FactValues.Failed), (FactValues.RecentHits, FactValues.RecentCalls),
        (FactValues.EarlierHits, FactValues.EarlierCalls), (FactValues.CalledAgain, FactValues.Traceable),
        (FactValues.SucceededLater, FactValues.CalledAgain), (FactValues.TransferredLater, FactValues.CalledAgain),
        (FactValues.OtherChannelLater, FactValues.CalledAgain),
    ];

    /// <summary>The numbers that mean something else, as written.</summary>
    public IEnumerable<string> FindWrong(string text)
    {
        foreach (var pattern in (Regex[])[NeverAFigure, Bounded, Change])
        {
            foreach (Match match in pattern.Matches(text)) yield return match.Groups["n"].Value;
        }

        foreach (var n in Wrong(CountOfFailures, text, Failures).Concat(Wrong(FailedCount, text, Failures))) yield return n;
        foreach (var n in Wrong(RateOfElsewhere, text, Elsewhere)) yield return n;
        if (!failuresOnly)
        {
            foreach (var n in Wrong(PercentOfFailures, text, ShareOfFailures).Concat(Wrong(PercentOfCalls, text, Rates))) yield return n;
        }

        foreach (var n in RatesAsParts(text)) yield return n;
        foreach (Match match in PartOfWhole.Matches(text))
        {
            if (!IsPart(match.Groups["n"].Value, match.Groups["whole"].Value)) yield return match.Value;
        }

        foreach (var n in RatesElsewhereUnsaid(text).Concat(MarkedFigures.FindWrong(text, sources, language))) yield return n;
    }

    private IEnumerable<string> Wrong(Regex pattern, string text, string[] meanings) =>
        from match in pattern.Matches(text)
        let n = match.Groups["n"].Value
        where NumberReader.Read(n, language) is [var number] && sources.Any(source => source.Supports(number))
            && !sources.Any(source => source.Kind is null ? source.Supports(number) : source.Meanings(number).Intersect(meanings).Any())
        select n;

    /// <summary>"Premium customers make up 24.8% of the calls": of a group's calls so many fail, which is no part of all calls.</summary>
    private IEnumerable<string> RatesAsParts(string text) =>
        from match in Part.Matches(text)
        let n = match.Groups["n"].Value
        where NumberReader.Read(n, language) is [var number] && sources.Any(source => source.Supports(number))
            && sources.Where(source => source.Supports(number)).All(source => source.Kind is FactKind.Driver or FactKind.Rejected or FactKind.NoDifference or FactKind.Signature)
        select n;

    private bool IsPart(string part, string whole)
    {
        if (NumberReader.Read(part, language) is not [var first] || NumberReader.Read(whole, language) is not [var second]) return true;
        return sources.Any(source => source.Kind is null
            ? source.Supports(first)
            : source.Meanings(first).Any(one => source.Meanings(second).Any(other => Parts.Contains((one, other)))));
    }

    /// <summary>Percentages that hold only elsewhere, in a statement that compares with nothing.</summary>
    private IEnumerable<string> RatesElsewhereUnsaid(string text) => Comparison.IsMatch(text)
        ? []
        : from number in NumberReader.Read(text, language)
          let meanings = sources.SelectMany(source => source.Meanings(number)).Distinct().ToList()
          where meanings is [FactValues.RateElsewhere]
          select number.Text.Trim();

    private const string Count = @"(?<n>\d[\d.,\u00A0\u202F]*)";
    private const string Percentage = @"(?<n>\d[\d.,]*\s?(?:%|por\s?ciento|per\s?cent))";
    private const string Next = @"(?:\s(?:de|of))?(?:\s(?:todas|todos|all|these|those|estas|estos|las|los|the|esas|esos))*(?:\s\d[\d.,]*)?\s";
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    /// <summary>What the evidence never counts.</summary>
    [GeneratedRegex(
        Count + @"\s?(?:%\s)?(?:minutos?|segundos?|horas|d[ií]as?|semanas?|meses|años?|euros?|d[óo]lares|clientes|usuarios|personas|agentes|intentos|puntos|ms|s|km|minutes?|seconds?|hours|days?|weeks?|months?|years?|dollars?|customers?|users?|people|agents?|attempts?|points?|(?:premium|standard|basic|business)\scustomers)\b",
        Options, 1_000)]
    private static partial Regex NeverAFigure { get; }

    [GeneratedRegex(
        @"\b(?:representan?|suponen?|son|constituyen?|forman?|(?:make|makes|making)\sup|accounts?\sfor|represents?|constitutes?|are|form)\s(?:el\s|un\s)?" + Percentage + @"\s(?:de|of)\s(?:todas\s)?(?:las\s|the\s|all\s(?:the\s)?)?(?:llamadas|calls|fallos|failures)\b",
        Options, 1_000)]
    private static partial Regex Part { get; }

    /// <summary>"Menos de 312": the figure is exact, more or less than it is something else.</summary>
    [GeneratedRegex(
        @"\b(?:más\sde|menos\sde|más\sdel|menos\sdel|al\smenos|por\slo\smenos|hasta|como\smáximo|como\smínimo|supera(?:n)?|inferior\sal?|superior\sal?|more\sthan|less\sthan|fewer\sthan|over|under|below|above|at\sleast|at\smost|up\sto|exceeds?)\s(?:el\s|la\s|las\s|los\s|the\s)?" + Count + @"(?![\d:])",
        Options, 1_000)]
    private static partial Regex Bounded { get; }

    /// <summary>"24,8 % más": a rate is no growth.</summary>
    [GeneratedRegex(Percentage + @"\s(?:más|menos|mayor|menor|superior|inferior|adicional|more|less|fewer|higher|lower|greater|smaller|extra)\b", Options, 1_000)]
    private static partial Regex Change { get; }

    /// <summary>"Of 4,000 calls failed …" counts no failures.</summary>
    [GeneratedRegex(
        Count + @"\s(?:fallos|failures|fallidas|errores|errors|llamadas\sfallidas|failed\scalls)\b|(?<!\b(?:de|of)\s(?:las\s|los\s|the\s|all\s)?)" + Count + @"\s(?:(?:llamadas|calls)\s(?:que\s|that\s)?)?(?:fallaron|fallan|failed|fail)\b",
        Options, 1_000)]
    private static partial Regex CountOfFailures { get; }

    [GeneratedRegex(@"\b(?:fallaron|fallan|falló|failed)\s" + Count + @"(?![\d.,]*\s?(?:%|por\s?ciento|per\s?cent|veces|times))", Options, 1_000)]
    private static partial Regex FailedCount { get; }

    [GeneratedRegex(Percentage + Next + @"(?:\w+\s)?(?:fallos|failures|llamadas\sfallidas|failed\scalls)\b", Options, 1_000)]
    private static partial Regex PercentOfFailures { get; }

    [GeneratedRegex(Percentage + Next + @"(?:(?!failures|fallos|failed)\w+\s){0,2}(?:llamadas|calls)\b(?!\s(?:fallidas|que\sfall|that\sfail))|" + Percentage + @"\s(?:falla[n]?|fallaron|fails?|failed)\b", Options, 1_000)]
    private static partial Regex PercentOfCalls { get; }

    [GeneratedRegex(
        @"\b(?:resto|demás|otros|otras|elsewhere|others)\b[^\d,;.]{0,12}" + Percentage + @"(?!\s(?:frente|against|versus|vs|compared))|" + Percentage + @"\s(?:en\sel\s|del\s|de\slos\s|in\sthe\s|of\sthe\s|for\sthe\s|among\sthe\s)?(?:resto|demás|rest|others|elsewhere)\b",
        Options, 1_000)]
    private static partial Regex RateOfElsewhere { get; }

    [GeneratedRegex(@"\b(?:resto|demás|otros|otras|frente|contra|comparad[oa]|elsewhere|others?|rest|against|versus|vs|compared|than|que\sen)\b", Options, 1_000)]
    private static partial Regex Comparison { get; }

    [GeneratedRegex(
        Count + @"(?:\s(?:llamadas|calls))?\s?(?:/|\s(?:de\suna?s?\stotal\sde|de\slas|de\slos|de\sestos|de\sestas|de|out\sof|of\sthe|of\sthese|of)\s)(?:todas\slas\s|all\s)?(?<whole>\d[\d.,\u00A0\u202F]*)(?![\d.,]*\s?(?:%|veces|times))",
        Options, 1_000)]
    private static partial Regex PartOfWhole { get; }
}
