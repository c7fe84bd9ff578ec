using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Patterns;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

/// <summary>Every sentence that code writes, a subclass a language. Names of values come from <see cref="Labels"/>.</summary>
internal abstract class Wording(TextLanguage language)
{
    private static readonly SpanishWording Spanish = new();
    private static readonly EnglishWording English = new();

    /// <summary>The order in which groups are told: who, when, where, how.</summary>
    private static readonly string[] Telling =
    [
        CallAttributes.CustomerSegment, CallAttributes.HourBand, CallAttributes.Weekday, CallAttributes.Region, CallAttributes.Channel,
        CallAttributes.Language, CallAttributes.Queue, CallAttributes.MenuPath,
    ];

    private static readonly string[] NotTold = [CallAttributes.FailureStep, CallAttributes.FailureReason, CallAttributes.Outcome];

    public static Wording For(TextLanguage language) => language == TextLanguage.Es ? Spanish : English;

    public TextLanguage Language { get; } = language;

    public NumberText Numbers { get; } = new(language);

    // Facts.
    public abstract string Population(CallPopulation population);

    public abstract string CallsOfType(string callType, CallsAtRisk atRisk);

    public abstract string Failure(Inquiry inquiry, CallsAtRisk atRisk);

    public abstract string Breakdown(Inquiry inquiry, IReadOnlyDictionary<string, string> about, long hits, long failures);

    public abstract string Signature(
        Inquiry inquiry, IReadOnlyDictionary<string, string> about, GroupComparison group, CallsAtRisk atRisk);

    public abstract string Driver(Inquiry inquiry, IReadOnlyDictionary<string, string> about, GroupComparison group, CallsAtRisk atRisk);

    /// <summary>After a driver that a narrower one accounts for.</summary>
    public abstract string ExplainedByCombination { get; }

    public abstract string NoDifference(
        Inquiry inquiry, IReadOnlyDictionary<string, string> about, GroupComparison group, CallsAtRisk atRisk);

    /// <summary>A group that looks affected and is not by itself.</summary>
    /// <param name="inquiry">What was asked.</param>
    /// <param name="about">The group.</param>
    /// <param name="group">Its figures.</param>
    /// <param name="atRisk">The calls it is compared with.</param>
    /// <param name="isExplained">Whether groups that stand out account for it; else chance may.</param>
    public abstract string Rejected(
        Inquiry inquiry, IReadOnlyDictionary<string, string> about, GroupComparison group, CallsAtRisk atRisk, bool isExplained);

    /// <summary>After a group whose column tells how far a call came.</summary>
    public abstract string FollowsTheWay { get; }

    /// <summary>After a time of day or day of the week that stands out by one day alone.</summary>
    public abstract string HappenedOnce { get; }

    public abstract string Episode(Inquiry inquiry, Episode episode);

    /// <summary>A time as it stands in a sentence: <c>el 2026-06-01 entre las 10:00 y las 12:00</c>.</summary>
    /// <param name="from">Its first hour.</param>
    /// <param name="to">The hour in which it has ended.</param>
    public abstract string When(DateTime from, DateTime to);

    public abstract string TimeProfile(Inquiry inquiry, BusyHours hours);

    public abstract string Trend(Inquiry inquiry, CallTrend trend, CallsAtRisk atRisk);

    public abstract string Aftermath(Aftermath aftermath);

    // The template explanation.

    /// <summary>What may help callers whom the failure makes call again.</summary>
    public abstract string OfferHelp { get; }

    /// <summary>The failure's figures after an opening that has named it.</summary>
    public abstract string FailureAgain(Inquiry inquiry, Fact failure);

    public abstract string NearestCase(SimilarCase nearest);

    /// <param name="failure">Step and reason, where known.</param>
    /// <param name="isMostFrequent">
    /// Whether that is only the most frequent of the failures asked about: the group is then one of all of them.
    /// </param>
    /// <param name="where">When, and in which group, the failures concentrate, or <see langword="null"/>.</param>
    public abstract string RootCause(IReadOnlyDictionary<string, string> failure, bool isMostFrequent, string? where);

    /// <summary>Advice to look at the calls of a failure.</summary>
    /// <param name="failure">Step and reason, where known.</param>
    /// <param name="when">When they concentrate.</param>
    /// <param name="group">The group in which they do.</param>
    public abstract string Review(
        IReadOnlyDictionary<string, string> failure, string? when, IReadOnlyDictionary<string, string>? group);

    /// <summary>When and in which group, together.</summary>
    public abstract string Where(string when, string group);

    // The paragraph.
    public abstract string Opening(Inquiry inquiry);

    /// <summary>What the findings rest on; the first finding follows in the same sentence.</summary>
    public abstract string Basis(AnalysisEvidence evidence);

    /// <summary>Between the basis and a first finding that cannot go on in its sentence.</summary>
    public abstract string BasisEnd { get; }

    public abstract string RootCauseLead(string rootCause);

    public abstract string RecommendationLead(int count);

    /// <summary>Words that begin a sentence with a capital and lose it in the middle of one.</summary>
    public abstract IReadOnlySet<string> LowerableWords { get; }

    public abstract string Insufficient(Insufficiency reason, long similarCalls, int required);

    // Warnings.
    public abstract string UnknownValue(string attribute, string given);

    public abstract string Understood(IReadOnlyDictionary<string, string> attributes);

    public abstract string SomeOutcomesUnknown(CallPopulation population);

    public abstract string FailuresOnly { get; }

    /// <summary>Some of the sources hold failed calls only.</summary>
    public abstract string FailuresOnlySources(IReadOnlyList<string> sources);

    public abstract string EmbeddingUnavailable(string reason);

    public abstract string StoriesLost { get; }

    public abstract string ChatUnavailable(string? reason);

    public abstract string ChatTimedOut(int seconds);

    public abstract string AnswerUnusable { get; }

    public abstract string NothingVerified { get; }

    public abstract string TooLittleVerified { get; }

    public abstract string Dropped(int count);

    public abstract string NotStored { get; }

    protected string Phrase(string attribute, string value) => Labels.Phrase(Language, attribute, value);

    /// <summary>Calls of a type, for a group that is told beside them.</summary>
    protected abstract string InCallsOfType(string callType);

    /// <summary>The group as it stands in a sentence: <c>entre los clientes premium en la hora punta de la mañana</c>.</summary>
    public string Phrase(IReadOnlyDictionary<string, string> about) => string.Join(' ', Phrases(about));

    /// <summary>The same attribute by attribute, for an enumeration.</summary>
    protected string Enumerate(IReadOnlyDictionary<string, string> about) => string.Join(", ", Phrases(about));

    /// <summary>The group without the call type, where a sentence has told that.</summary>
    protected static IReadOnlyDictionary<string, string> WithoutType(IReadOnlyDictionary<string, string> about) =>
        about.Where(value => value.Key != CallAttributes.CallType).ToDictionary(StringComparer.Ordinal);

    private IEnumerable<string> Phrases(IReadOnlyDictionary<string, string> about)
    {
        if (about.TryGetValue(CallAttributes.CallType, out var type)) yield return InCallsOfType(type);
        foreach (var attribute in Telling.Where(about.ContainsKey)) yield return Phrase(attribute, about[attribute]);
        // Columns of the exports that hold no canonical field.
        foreach (var attribute in about.Keys.Except(Telling).Except(NotTold).Where(attribute => attribute != CallAttributes.CallType)
            .Order(StringComparer.Ordinal))
        {
            yield return Phrase(attribute, about[attribute]);
        }
    }

    protected string Percent(long part, long whole) => Numbers.Percent((double)part / whole);

    protected static string Clock(int hour) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{hour}:00");

    protected static string Capitalised(string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    protected static string Day(DateTime time) => time.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The end of an hour: midnight ends the day.</summary>
    protected static string ClockEnd(DateTime time) => Clock(time.Hour == 0 ? 24 : time.Hour);

    protected static bool AreDays(DateTime from, DateTime to) => from.TimeOfDay == TimeSpan.Zero && to.TimeOfDay == TimeSpan.Zero;

    protected static string Day(DateTimeOffset? time) =>
        time?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";

    /// <summary>The first names; the number of the others is told beside them.</summary>
    protected static string Named(IReadOnlyList<string> sources) => string.Join(", ", sources.Take(3)) + (sources.Count > 3 ? " …" : "");
}
