using System.Text.RegularExpressions;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Core.Analysis.Verification;

/// <summary>
/// "Rose from 12 % in the week before to 15 %", "grew compared with the week before": the week before as what the last one is measured from. The
/// order of the two figures says of which week each is.
/// </summary>
internal static partial class WeekChange
{
    private static readonly (string Earlier, string Recent)[] Pairs =
    [
        (FactValues.EarlierRate, FactValues.RecentRate),
        (FactValues.EarlierHits, FactValues.RecentHits),
        (FactValues.EarlierCalls, FactValues.RecentCalls),
    ];

    /// <summary>The text without the week before where it is only measured from.</summary>
    public static string WithoutReference(string text) => FromTo.Replace(Reference.Replace(text, " "), match => match.Groups["last"].Value);

    /// <summary>Whether the last week is what the other is measured from, which turns every word of growth round.</summary>
    public static bool IsReversed(string text) => ReferenceToLast.IsMatch(text);

    /// <summary>The text without the changes that a cited trend tells: their figures need no other word beside them.</summary>
    public static string WithoutTrue(string text, IReadOnlyList<EvidenceSource> sources, TextLanguage language)
    {
        var rest = WithoutReference(text);
        return MarkedFigures.NamesWeeks(text) && !MarkedFigures.NamesWeekBefore(rest) && !IsReversed(text)
            ? FromTo.Replace(text, match => IsTold(match, sources, language) ? " " : match.Value)
            : text;
    }

    private static bool IsTold(Match match, IReadOnlyList<EvidenceSource> sources, TextLanguage language)
    {
        if (NumberReader.Read(match.Groups["from"].Value, language) is not [var from] || NumberReader.Read(match.Groups["to"].Value, language) is not [var to])
        {
            return false;
        }

        return sources.Any(source => Pairs.Any(pair => source.Meanings(from).Contains(pair.Earlier) && source.Meanings(to).Contains(pair.Recent)));
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;
    private const int Timeout = 1_000;

    private const string Before = @"(?:week\sbefore|(?:previous|preceding|prior)\sweek|semana\s(?:anterior|previa))\b";
    private const string Last = @"(?:(?:last|past|most\srecent)\sweek|última(?:\ssemana)?|semana\spasada)\b";
    private const string Link = @"(?:\s(?:in|of|during|the|en|de|durante|la))+\s";
    private const string Figure = @"\d+(?:[.,\u00A0\u202F]\d+)*(?:[\s\u00A0\u202F]?(?:%|por\s?ciento\b|per\s?cent\b))?(?:\s(?:fallos|llamadas|failures|calls)\b)?";
    private const string Measured = @"\b(?:(?:con\s)?respecto\sa|en\scomparación\scon|comparad[oa]s?\scon|frente\sa|que\sen|than\sin|compared\s(?:with|to)|relative\sto|against|versus|vs)\s(?:the\s|la\s|las\s)?";

    [GeneratedRegex(Measured + Before, Options, Timeout)]
    private static partial Regex Reference { get; }

    [GeneratedRegex(Measured + Last, Options, Timeout)]
    private static partial Regex ReferenceToLast { get; }

    [GeneratedRegex(
        @"\b(?:del?|desde|from)\s(?:el\s|un\s)?(?<from>" + Figure + ")(?:" + Link + Before + @")?,?\s(?:al?|hasta|to)\s(?:el\s|un\s)?(?<to>" + Figure + ")"
        + @"|\b(?:al?|hasta|to)\s(?:el\s|un\s)?(?<to>" + Figure + ")(?<last>" + Link + Last + @")?,?\s(?:desde|from)\s(?:el\s|un\s)?(?<from>" + Figure + ")(?:" + Link + Before + ")?",
        Options, Timeout)]
    private static partial Regex FromTo { get; }
}
