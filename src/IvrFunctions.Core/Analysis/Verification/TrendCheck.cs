using System.Text.RegularExpressions;

namespace IvrFunctions.Core.Analysis.Verification;

/// <summary>Whether a statement says of the failure's course in time what a cited trend says, and nothing where none is cited.</summary>
internal static partial class TrendCheck
{
    /// <param name="text">The statement without ids and names of values.</param>
    /// <param name="facts">The facts it cites.</param>
    /// <param name="isDenied">Whether it denies something.</param>
    public static IEnumerable<string> FindWrong(string text, IReadOnlyList<Fact> facts, bool isDenied)
    {
        var directions = facts.Where(fact => fact.Kind == FactKind.Trend).Select(CallTrend.DirectionOf).Distinct().ToList();
        var words = Grew.Matches(text).Select(match => (match.Value, Direction: 1))
            .Concat(Fell.Matches(text).Select(match => (match.Value, Direction: -1)))
            .Concat(Steady.Matches(text).Select(match => (match.Value, Direction: 0)));
        if (MarkedFigures.NamesWeeks(text))
        {
            words = words
                .Concat(More.Matches(text).Select(match => (match.Value, Direction: 1)))
                .Concat(Less.Matches(text).Select(match => (match.Value, Direction: -1)));
        }

        var rest = WeekChange.WithoutReference(text);
        var isReversed = WeekChange.IsReversed(text) || (MarkedFigures.NamesWeeks(rest) && !MarkedFigures.BeginsWithRecent(rest));
        foreach (var (word, direction) in words)
        {
            var isBackwards = direction != 0 && isReversed;
            if (isDenied || isBackwards || directions is not [var known] || known != direction) yield return word;
        }

        // "Lately" and "the trend" say nothing by themselves, but only a trend bears them out.
        if (directions.Count == 0)
        {
            foreach (Match match in OfTime.Matches(text)) yield return match.Value;
        }
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;
    private const int Timeout = 1_000;

    [GeneratedRegex(@"\b(?:aument\w+|increment\w+|crec(?:e|en|ió|iendo|imiento|iente)|crecieron|sub(?:e|en|ió|ieron|ida|ido)|se\sdispar\w+|al\salza|empeor\w*|increas\w*|grow\w*|grew|rose|risen|rising|rises|climb\w*|jump\w*|surg(?:es|ed|ing)|soar\w*|spik\w*|up\sfrom|(?:went|gone|goes)\sup|worsen\w*)\b", Options, Timeout)]
    private static partial Regex Grew { get; }

    [GeneratedRegex(@"\b(?:baj(?:ó|aron|ado|ando)|disminu\w+|descen\w+|descien\w+|ca(?:e|en|yó|yeron|ído)|reduj\w+|se\sredu\w+|a\sla\sbaja|mejor(?:ó|aron|ado|ando)|drop(?:s|ped|ping)?|decreas\w*|declin\w*|fell|fallen|falls|falling|shr[aiu]nk\w*|eas(?:es|ed|ing)|down\sfrom|(?:went|gone|goes)\sdown|improv(?:es|ed|ing))\b", Options, Timeout)]
    private static partial Regex Fell { get; }

    [GeneratedRegex(@"\b(?:estables?|constantes?|se\smantienen?|sin\scambios|stable|steady|unchanged|constant)\b", Options, Timeout)]
    private static partial Regex Steady { get; }

    [GeneratedRegex(@"\b(?:más|mayor(?:es)?|superior(?:es)?|more|higher|greater)\b", Options, Timeout)]
    private static partial Regex More { get; }

    [GeneratedRegex(@"\b(?:menos|menor(?:es)?|inferior(?:es)?|less|fewer|lower)\b(?!\sde\sun\sdía)", Options, Timeout)]
    private static partial Regex Less { get; }

    [GeneratedRegex(@"\b(?:tendencia\w*|trend\w*|últimamente|recientemente|recently|lately|ayer|hoy|yesterday|today|(?:última|pasada|esta)\ssemana|semana\s(?:pasada|anterior)|(?:last|past|this|previous)\sweek|week\sbefore)\b", Options, Timeout)]
    private static partial Regex OfTime { get; }
}
