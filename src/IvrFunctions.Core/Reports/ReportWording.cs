using System.Globalization;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Patterns;

namespace IvrFunctions.Core.Reports;

/// <summary>Every word of a report that is not data, a subclass a language.</summary>
internal abstract class ReportWording(TextLanguage language)
{
    private static readonly SpanishReportWording Spanish = new();
    private static readonly EnglishReportWording English = new();

    public static ReportWording For(TextLanguage language) => language == TextLanguage.Es ? Spanish : English;

    public TextLanguage Language { get; } = language;

    public abstract string LanguageCode { get; }

    public NumberText Numbers { get; } = new(language);

    // The top.
    public abstract string Title(string source);

    public abstract string Subtitle(string ingestion, DateTimeOffset receivedAt, IReadOnlyList<DayCount> days);

    public abstract string OtherSources { get; }

    public abstract string NoCalls { get; }

    public abstract string Essentials { get; }

    public abstract string WorstStep(string step, long failed, long reached);

    public abstract string Share(long part, long whole);

    public abstract string RejectedOf(long rejected, long read);

    public abstract string RateChanged(int days, double before, double now);

    // The scorecard.
    public abstract string Scorecard { get; }

    public abstract string ScorecardCaption { get; }

    public abstract ScorecardWords Words { get; }

    public abstract string Seconds(double seconds);

    // Over time.
    public abstract string OverTime { get; }

    public abstract string RatePerPeriod(int days);

    public abstract string FailedPerPeriod(int days);

    public abstract string Extremes(DateOnly highest, string high, DateOnly lowest, string low);

    public abstract string FromDay(int days);

    public abstract string Changed(ChangePoint change);

    public abstract string NoChange { get; }

    // Patterns.
    public abstract string Patterns { get; }

    public abstract string PatternsChart { get; }

    public abstract string PatternName { get; }

    public abstract string NoPatterns { get; }

    /// <summary>The same beside an episode.</summary>
    public abstract string NoPatternsBesides { get; }

    public abstract string Episode(PatternEpisode episode);

    public abstract string NoRates { get; }

    public abstract string PatternsCaption { get; }

    public abstract string RateWithInterval { get; }

    public abstract string Elsewhere { get; }

    public abstract string Times { get; }

    public abstract string Excess { get; }

    public abstract string Trend { get; }

    public abstract string TrendMeans { get; }

    public abstract string State(PatternState state);

    public abstract string Interval(Interval rate);

    public abstract string PatternFigures(ReportPattern found);

    public abstract string Explanation { get; }

    public abstract string Evidence { get; }

    public abstract string SimilarCases(IReadOnlyList<SimilarCase> cases);

    public abstract string RootCause { get; }

    public abstract string Recommendation { get; }

    public abstract string ExplainedBy(AnalysisResult analysis);

    public abstract string NotExplained(string reason);

    public abstract string OutOfTime { get; }

    public abstract string ToCheck { get; }

    public abstract string Attribute(string name);

    // The flow.
    public abstract string Flow { get; }

    public abstract string FlowChart { get; }

    public abstract FlowWords Steps { get; }

    public abstract string NoFlow { get; }

    public abstract string StepsNotDrawn(int count);

    // Changes.
    public abstract string Changes { get; }

    public abstract string ChangeCaption(int days, DateOnly first, DateOnly last);

    public abstract string TooShort { get; }

    public abstract string Points(double difference);

    public abstract string SincePrevious { get; }

    public abstract string SincePreviousCaption(DateTimeOffset receivedAt, string ingestion);

    public abstract string NotReportedBefore { get; }

    public abstract string NoLongerReported { get; }

    public abstract string SamePatterns { get; }

    // Rejects.
    public abstract string Rejects { get; }

    public abstract string NoRejects { get; }

    public abstract string RejectsCaption { get; }

    public abstract RejectWords RejectColumns { get; }

    public abstract string WholeRow { get; }

    /// <summary>The reason of a rejects file (<see cref="Ingestion.RejectReasons"/>) in this language.</summary>
    public abstract string RejectReason(string reason);

    public abstract string MoreReasons(int count);

    public abstract string RejectFiles(string first, int files);

    // The end.
    public abstract string Method { get; }

    public abstract IReadOnlyList<string> MethodNotes { get; }

    /// <summary>A condition of a pattern as people call it.</summary>
    public string Condition(string attribute, string value) => $"{Attribute(attribute)}: {Labels.Of(Language, attribute, value)}";

    /// <summary>The kind of failures, where it is not all, and where they concentrate.</summary>
    public string Name(ReportPattern pattern) => Name(new NamedPattern(pattern.Target, pattern.Pattern.Conditions));

    /// <inheritdoc cref="Name(ReportPattern)"/>
    public string Name(NamedPattern pattern)
    {
        var place = string.Join(
            " · ",
            pattern.Conditions.OrderBy(condition => condition.Key, StringComparer.Ordinal)
                .Select(condition => Condition(condition.Key, condition.Value)));
        var name = pattern.Target.Count == 0 ? place : $"{Kind(pattern.Target)} → {place}";
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    /// <summary>Reason and step: <c>fallo biométrico (autenticación)</c>.</summary>
    private string Kind(IReadOnlyDictionary<string, string> target) =>
        Labels.Of(Language, Calls.CallAttributes.FailureReason, target[Calls.CallAttributes.FailureReason])
        + $" ({Step(target[Calls.CallAttributes.FailureStep])})";

    public string Step(string step) => Labels.Of(Language, Calls.CallAttributes.FailureStep, step);

    protected static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    protected static string Minute(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    protected static string Moment(DateTime time) =>
        time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    protected string Percent(long part, long whole) => Numbers.Percent((double)part / whole);

    /// <summary>Percentage points with their sign.</summary>
    protected string SignedPoints(double difference)
    {
        var points = new NumberText(Language).Ratio(Math.Abs(difference) * 100);
        return difference switch { > 0 => "+" + points, < 0 => "−" + points, _ => points };
    }
}

/// <summary>Names of the scorecard's rows and columns.</summary>
internal sealed record ScorecardWords(
    string Measure, string Calls, string Of, string Rate, string Now, string Before, string Change,
    string Completed, string Contained, string ContainedWithoutCallBack, string Transferred, string Failed, string Abandoned, string Unknown,
    string Repeats, string Retried, string Duration, string Wait, string Median, string P95);

/// <summary>Names of what becomes of calls at a step.</summary>
internal sealed record FlowWords(
    string Step, string Reached, string WentOn, string Failed, string HungUp, string Transferred, string Completed, string Other, string FailureRate,
    string Reason);

internal sealed record RejectWords(string Column, string Reason, string Rows);
