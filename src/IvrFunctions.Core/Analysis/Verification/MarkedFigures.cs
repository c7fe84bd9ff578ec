using System.Text.RegularExpressions;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Core.Analysis.Verification;

/// <summary>
/// Figures that hold of a time, or of what callers did next, and not of the failure as such: words that say so must stand beside them,
/// and none that say something else.
/// </summary>
internal static partial class MarkedFigures
{
    private static readonly (Regex Words, string[] Values)[] Markers =
    [
        (RecentWords, [FactValues.RecentCalls, FactValues.RecentHits, FactValues.RecentRate]),
        (EarlierWords, [FactValues.EarlierCalls, FactValues.EarlierHits, FactValues.EarlierRate]),
        (ClockTime, [FactValues.HitsInHours, FactValues.ShareInHours]),
        (ComingIn, [FactValues.CallsShareInHours]),
        (Known, [FactValues.Traceable]),
        (Again, [FactValues.CalledAgain, FactValues.CalledAgainShare]),
        (Success, [FactValues.SucceededLater, FactValues.SucceededLaterShare]),
        (Transfer, [FactValues.TransferredLater]),
        (OtherChannel, [FactValues.OtherChannelLater]),
    ];

    /// <summary>The numbers that stand without their words, or with others, as written.</summary>
    public static IEnumerable<string> FindWrong(string text, IReadOnlyList<EvidenceSource> sources, TextLanguage language)
    {
        foreach (var part in Sentences.Split(WeekChange.WithoutTrue(text, sources, language)))
        {
            foreach (var figure in OfOtherTimes(part, sources, language)) yield return figure;
            var around = MarkersOf(part);
            foreach (var clause in Clauses.Split(part))
            {
                var beside = MarkersOf(clause);
                foreach (var number in NumberReader.Read(clause, language))
                {
                    var needed = Needed(number, sources);
                    // A clause without any such words is read with the sentence it is part of.
                    var said = beside.Count > 0 ? beside : around;
                    if (needed.Count > 0 && (said.Count == 0 || said.Except(needed).Any())) yield return number.Text.Trim();
                }
            }
        }
    }

    /// <summary>Whether the text is about what facts of the kind tell, were it without a number.</summary>
    public static bool Concerns(string text, FactKind? kind) => kind switch
    {
        FactKind.Trend => NamesWeeks(text),
        FactKind.TimeProfile or FactKind.Episode => ClockTime.IsMatch(text),
        FactKind.Aftermath => Again.IsMatch(text) || Success.IsMatch(text) || Transfer.IsMatch(text) || OtherChannel.IsMatch(text),
        _ => false,
    };

    /// <summary>Whether the first time named is the last week: who says "grew" says it of that.</summary>
    public static bool BeginsWithRecent(string text) =>
        RecentWords.Match(text) is { Success: true } recent && !(EarlierWords.Match(text) is { Success: true } earlier && earlier.Index < recent.Index);

    public static bool NamesWeeks(string text) => RecentWords.IsMatch(text) || EarlierWords.IsMatch(text);

    public static bool NamesWeekBefore(string text) => EarlierWords.IsMatch(text);

    /// <summary>Figures beside the day of an episode that are not the episode's.</summary>
    private static IEnumerable<string> OfOtherTimes(string part, IReadOnlyList<EvidenceSource> sources, TextLanguage language)
    {
        var episodes = sources.Where(source => source.Days.Any(day => part.Contains(day, StringComparison.Ordinal))).ToList();
        return episodes.Count == 0
            ? []
            : NumberReader.Read(part, language)
                .Where(number => number.Unit is not (NumberUnit.Date or NumberUnit.Clock) && !episodes.Exists(episode => episode.Supports(number)))
                .Select(number => number.Text.Trim());
    }

    /// <summary>The markers one of which the number needs; empty where it may stand by itself.</summary>
    private static List<int> Needed(NumberMention number, IReadOnlyList<EvidenceSource> sources)
    {
        var markers = sources.SelectMany(source => source.Meanings(number)).Distinct()
            .Select(meaning => Array.FindIndex(Markers, marker => marker.Values.Contains(meaning)))
            .ToList();
        return markers.Contains(-1) ? [] : markers;
    }

    private static List<int> MarkersOf(string text) =>
        [.. Enumerable.Range(0, Markers.Length).Where(marker => Markers[marker].Words.IsMatch(text))];

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;
    private const int Timeout = 1_000;

    [GeneratedRegex(@";|\s(?:frente|mientras|pero|aunque|against|while|whereas|but|versus|vs|than)\s", Options, Timeout)]
    private static partial Regex Sentences { get; }

    [GeneratedRegex(@"[,:](?=\s)|\s(?:y|and|cuando|when)\s|\s(?:al|to)\s(?=\d)", Options, Timeout)]
    private static partial Regex Clauses { get; }

    [GeneratedRegex(@"\b(?:última(?:\ssemana)?|semana\spasada|esta\ssemana|reciente(?:mente|s)?|last\sweek|past\sweek|this\sweek|recent(?:ly)?|lately)\b", Options, Timeout)]
    private static partial Regex RecentWords { get; }

    [GeneratedRegex(@"\b(?:anterior(?:es)?|previ[oa]s?|antes|before|previous(?:ly)?|earlier|preceding|prior)\b", Options, Timeout)]
    private static partial Regex EarlierWords { get; }

    [GeneratedRegex(@"\b\d{1,2}:00\b|\b\d{4}-\d{2}-\d{2}\b", Options, Timeout)]
    private static partial Regex ClockTime { get; }

    [GeneratedRegex(@"\b(?:entran?|entró|entraron|llegan?|llegó|llegaron|reciben?|recib(?:ió|ieron)|(?:comes?|came)\sin|arrives?|arrived|arriving|received?)\b", Options, Timeout)]
    private static partial Regex ComingIn { get; }

    [GeneratedRegex(@"\b(?:conoce|conocid[oa]s?|identificad[oa]s?|known|identified)\b", Options, Timeout)]
    private static partial Regex Known { get; }

    [GeneratedRegex(@"\b(?:volv(?:ió|ieron|er)|vuelven?|de\snuevo|otra\svez|again)\b", Options, Timeout)]
    private static partial Regex Again { get; }

    [GeneratedRegex(@"\b(?:éxito|success\w*|succe(?:ed|eds|eded)|resolv\w+|resuel\w+|complet\w+)\b", Options, Timeout)]
    private static partial Regex Success { get; }

    [GeneratedRegex(@"\b(?:transf(?:er|ir|ie)\w+|agentes?|agents?)\b", Options, Timeout)]
    private static partial Regex Transfer { get; }

    [GeneratedRegex(@"\b(?:otro\scanal|another\schannel|other\schannels?)\b", Options, Timeout)]
    private static partial Regex OtherChannel { get; }
}
