using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Figures;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Reports.Charts;
using IvrFunctions.Core.Reports.Layout;

namespace IvrFunctions.Core.Reports.Sections;

/// <summary>The waterfall: what becomes of calls at each step of the menu.</summary>
internal static class FlowSection
{
    /// <summary>Steps shown, those that most calls reach: more cannot be read on a page.</summary>
    private const int MaxSteps = 15;

    public static IEnumerable<ReportBlock> Compose(IngestionReport report, ReportWording wording)
    {
        var words = wording.Steps;
        yield return new Heading(2, wording.Flow);
        if (report.Flow.Steps.Count == 0)
        {
            yield return new Paragraph(wording.NoFlow);
            yield break;
        }

        var shown = report.Flow.Steps.OrderByDescending(step => step.Reached).Take(MaxSteps).ToHashSet();
        List<FlowStep> steps = [.. report.Flow.Steps.Where(shown.Contains)];
        yield return new Chart(BarChart.Draw(
            wording.FlowChart,
            EssentialsSection.WorstStep(report.Flow) is { } worst
                ? wording.WorstStep(wording.Step(worst.Step), worst.Failed + worst.HungUp, worst.Reached)
                : wording.FlowChart,
            [
                ("on", words.WentOn), ("good", words.Completed), ("transferred", words.Transferred), ("failed", words.Failed),
                ("hungup", words.HungUp), ("unknown", words.Other),
            ],
            [.. steps.Select(step => Bar(step, wording))]));
        yield return new Table(
            wording.FlowChart,
            [
                new(words.Step, false), new(words.Reached, true), new(words.WentOn, true), new(words.Completed, true), new(words.Transferred, true),
                new(words.Failed, true), new(words.HungUp, true), new(words.Other, true), new(words.FailureRate, true), new(words.Reason, false),
            ],
            [.. steps.Select(step => Row(step, wording))]);
        var left = report.Flow.Steps.Count - steps.Count + report.Flow.StepsLeftOut;
        if (left > 0) yield return new Note(wording.StepsNotDrawn(left));
    }

    private static StackedBar Bar(FlowStep step, ReportWording wording)
    {
        var words = wording.Steps;
        (string, long, string) Part(string style, long calls, string name) => (style, calls, $"{name}: {wording.Numbers.Count(calls)}");
        return new StackedBar(
            wording.Step(step.Step),
            [
                Part("on", step.WentOn, words.WentOn),
                Part("good", step.Completed, words.Completed),
                Part("transferred", step.Transferred, words.Transferred),
                Part("failed", step.Failed, words.Failed),
                Part("hungup", step.HungUp, words.HungUp),
                Part("unknown", Other(step), words.Other),
            ],
            step.FailureRate is { } rate
                ? $"{wording.Numbers.Count(step.Reached)} · −{wording.Numbers.Percent(rate)}"
                : wording.Numbers.Count(step.Reached));
    }

    private static string[] Row(FlowStep step, ReportWording wording) =>
    [
        wording.Step(step.Step),
        wording.Numbers.Count(step.Reached),
        wording.Numbers.Count(step.WentOn),
        wording.Numbers.Count(step.Completed),
        wording.Numbers.Count(step.Transferred),
        wording.Numbers.Count(step.Failed),
        wording.Numbers.Count(step.HungUp),
        wording.Numbers.Count(Other(step)),
        step.FailureRate is { } rate ? wording.Numbers.Percent(rate) : ScorecardSection.Nothing,
        step.Reasons.FirstOrDefault(reason => reason.Reason is not null) is { Reason: { } reason } first
            ? $"{Labels.Of(wording.Language, CallAttributes.FailureReason, reason)} ({wording.Numbers.Count(first.Failed + first.HungUp)})"
            : ScorecardSection.Nothing,
    ];

    /// <summary>Ends that are not known, and calls that had failed before they came here.</summary>
    private static long Other(FlowStep step) => step.Unknown + step.FailedBefore;
}
