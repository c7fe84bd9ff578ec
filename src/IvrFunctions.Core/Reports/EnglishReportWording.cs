using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Patterns;

namespace IvrFunctions.Core.Reports;

internal sealed class EnglishReportWording() : ReportWording(TextLanguage.En)
{
    public override string LanguageCode => "en";

    public override string Title(string source) => $"Call report: {source}";

    public override string Subtitle(string ingestion, DateTimeOffset receivedAt, IReadOnlyList<DayCount> days) =>
        (days.Count > 0 ? $"Calls from {Day(days[0].Day)} to {Day(days[^1].Day)}. " : "")
        + $"File received on {Minute(receivedAt)} UTC, ingestion {ingestion}.";

    public override string OtherSources =>
        "The archive holds other sources as well. The figures are of this file's calls (those that another source holds too count once, in the "
        + "first by name); explanations rest on all calls of the archive.";

    public override string NoCalls => "There are no calls to report on.";

    public override string Essentials => "In short";

    public override string WorstStep(string step, long failed, long reached) =>
        $"The step at which most calls are lost is “{step}”: {Share(failed, reached)} of those that reach it.";

    public override string Share(long part, long whole) => $"{Numbers.Count(part)} of {Numbers.Count(whole)} ({Percent(part, whole)})";

    public override string RejectedOf(long rejected, long read) => $"Rows rejected when the file was read: {Share(rejected, read)}.";

    public override string RateChanged(int days, double before, double now) =>
        days == 1
            ? $"On the last day {Numbers.Percent(now)} of the calls failed; on the day before it was {Numbers.Percent(before)}."
            : $"In the last {Numbers.Count(days)} days {Numbers.Percent(now)} of the calls failed; "
                + $"in the {Numbers.Count(days)} before it was {Numbers.Percent(before)}.";

    public override string Scorecard => "Results";

    public override string ScorecardCaption => "How calls ended and how long they took";

    public override ScorecardWords Words { get; } = new(
        "Measure", "Calls", "Of", "Rate", "Now", "Before", "Change",
        "Completed", "Contained in the IVR", "Contained without a call-back within 24 h", "Transferred", "Failed", "of these, abandoned",
        "Outcome not known", "With another call of the same caller within 24 h", "With retries", "Duration", "Wait", "median", "95th percentile");

    public override string Seconds(double seconds) => $"{Numbers.Count((long)Math.Round(seconds))} s";

    public override string OverTime => "Over time";

    public override string RatePerPeriod(int days) => days == 1 ? "Failure rate by day" : "Failure rate by week";

    public override string FailedPerPeriod(int days) => days == 1 ? "Failed calls by day" : "Failed calls by week";

    public override string Extremes(DateOnly highest, string high, DateOnly lowest, string low) =>
        $"Highest: {high} ({Day(highest)}). Lowest: {low} ({Day(lowest)}).";

    public override string FromDay(int days) => days == 1 ? "Day" : "Week from";

    public override string Changed(ChangePoint change) =>
        $"From {Moment(change.Time)} on the failure rate is {Numbers.Percent(change.After.Rate)}; "
        + $"until then it was {Numbers.Percent(change.Before.Rate)}.";

    public override string NoChange => "The failure rate does not change its level at any time: it varies as it does from day to day.";

    public override string Patterns => "Where failures concentrate";

    public override string PatternsChart => "Failure rate of each pattern, with its interval";

    public override string PatternName => "Pattern";

    public override string NoPatternsBesides => "Besides that episode, no combination of attributes stands out.";

    public override string Episode(PatternEpisode episode) =>
        $"An episode: {Numbers.Count(episode.Failed)} failures, {Numbers.Percent(episode.ShareOfFailures)} of all, happened "
        + $"{Wording.For(Language).When(episode.From, episode.To)}. {Numbers.Percent(episode.Rate)} of the calls failed then; "
        + $"at all other times, {Numbers.Percent(episode.RateElsewhere)}.";

    public override string NoPatterns =>
        "No combination of attributes stands out: the differences between groups are what chance gives, or too small to matter.";

    public override string NoRates =>
        "Without calls that went well and calls that failed there is nothing to compare: no patterns are looked for.";

    public override string PatternsCaption => "The patterns, those with most excess failures first";

    public override string RateWithInterval => "Failure rate and 95% interval";

    public override string Elsewhere => "All other calls";

    public override string Times => "Times elsewhere";

    public override string Excess => "Excess failures";

    public override string Trend => "Trend";

    public override string TrendMeans => "The trend compares the later half of the days with the earlier.";

    public override string State(PatternState state) => state switch
    {
        PatternState.New => "new",
        PatternState.Growing => "growing",
        PatternState.Chronic => "constant",
        PatternState.Shrinking => "shrinking",
        PatternState.Gone => "gone",
        _ => "unclear",
    };

    public override string Interval(Interval rate) => $"{Numbers.Percent(rate.Low)} – {Numbers.Percent(rate.High)}";

    public override string PatternFigures(ReportPattern found) =>
        Share(found.Pattern.Failed, found.Pattern.Calls)
        + $" fail{(found.Target.Count == 0 ? "" : " so")}, against {Numbers.Percent(found.Pattern.RateElsewhere)} of all other calls"
        + (found.Pattern.Lift is { } lift ? $", {Numbers.Ratio(lift)} times that rate" : "")
        + $". Failures beyond those at the rate elsewhere: {Numbers.Count((long)Math.Round(found.Pattern.ExcessFailures))}.";

    public override string Explanation => "Explanation.";

    public override string Evidence => "Facts and cases it rests on";

    public override string SimilarCases(IReadOnlyList<SimilarCase> cases) => "Similar cases: " + string.Join(
        ", ",
        cases.Select(similar =>
            $"{similar.Id} ({Numbers.Count(similar.Calls)} {(similar.Calls == 1 ? "call" : "calls")}, "
            + $"similarity {Numbers.Ratio(similar.Similarity, 2)})"));

    public override string RootCause => "Likely root cause: ";

    public override string Recommendation => "Recommendation: ";

    public override string ExplainedBy(AnalysisResult analysis) =>
        (analysis.ExplainedBy.Provider == "builtin"
            ? "Worded by templates, without a language model"
            : $"Worded by {analysis.ExplainedBy.Model} ({analysis.ExplainedBy.Provider})")
        + $"; code verified {Numbers.Count(analysis.Grounding.Verified)} of {Numbers.Count(analysis.Grounding.Claims)} statements"
        + (analysis.Grounding.Dropped > 0 ? " and left out the others." : ".");

    public override string NotExplained(string reason) => $"Not explained: {reason}";

    public override string OutOfTime => "the model did not answer in time.";

    public override string ToCheck => "To check it, filter by";

    public override string Attribute(string name) => name switch
    {
        CallAttributes.CallType => "call type",
        CallAttributes.Channel => "channel",
        CallAttributes.MenuPath => "menu path",
        CallAttributes.FailureStep => "step",
        CallAttributes.FailureReason => "reason",
        CallAttributes.CustomerSegment => "segment",
        CallAttributes.Language => "language",
        CallAttributes.Region => "region",
        CallAttributes.Queue => "queue",
        CallAttributes.Outcome => "outcome",
        CallAttributes.HourBand => "hours",
        CallAttributes.Weekday => "day",
        _ => name,
    };

    public override string Flow => "The way through the menu";

    public override string FlowChart => "What becomes of calls at each step";

    public override FlowWords Steps { get; } = new(
        "Step", "Reach it", "Go on", "Fail", "Hang up", "Transferred", "End well", "Other", "Lost", "Most frequent reason");

    public override string NoFlow => "The file does not say which steps of the menu calls took.";

    public override string StepsNotDrawn(int count) => $"Steps with fewer calls that are not shown: {Numbers.Count(count)}.";

    public override string Changes => "What changed";

    public override string ChangeCaption(int days, DateOnly first, DateOnly last) =>
        days == 1 ? $"The last day ({Day(last)}) beside the day before" : $"The last {Numbers.Count(days)} days ({Day(first)} to {Day(last)}) beside the {Numbers.Count(days)} before";

    public override string TooShort => "The calls cover less than two days: there is no earlier period to compare with.";

    public override string Points(double difference) => $"{SignedPoints(difference)} points";

    public override string SincePrevious => "Against the previous report on this source";

    public override string SincePreviousCaption(DateTimeOffset receivedAt, string ingestion) =>
        $"This file against the one received on {Minute(receivedAt)} UTC (ingestion {ingestion})";

    public override string NotReportedBefore => "was not in the previous report.";

    public override string NoLongerReported => "was in the previous report and no longer is.";

    public override string SamePatterns => "The patterns are those of the previous report.";

    public override string Rejects => "Rejected rows";

    public override string NoRejects => "Every row of the file could be read.";

    public override string RejectsCaption => "Why they were rejected";

    public override RejectWords RejectColumns { get; } = new("Column", "Reason", "Rows");

    public override string RejectReason(string reason) => reason;

    public override string WholeRow => "the whole row";

    public override string MoreReasons(int count) => $"Less frequent reasons that are not shown: {Numbers.Count(count)}.";

    public override string RejectFiles(string first, int files) => files == 1
        ? $"The rows, with their number and reason, are in ivr-rejects/{first}."
        : $"The rows, with their number and reason, are in {Numbers.Count(files)} files from ivr-rejects/{first} on.";

    public override string Method => "How this was computed";

    public override IReadOnlyList<string> MethodNotes { get; } =
    [
        "Every figure is counted from all calls, without sampling. A call fails if a step failed or the caller gave up.",
        "A pattern is a combination of up to four attributes in which failures concentrate: all of them, or those of one reason "
        + "and step (reason (step) → where). Only those are shown that chance does not explain, corrected for all combinations "
        + "tried (false-discovery rate 5%). Intervals are Wilson's, 95%.",
        "A pattern is a statistical association, not the proof of a cause.",
        "A call ends at the last step of its path; one that failed, at the step that failed.",
    ];
}
