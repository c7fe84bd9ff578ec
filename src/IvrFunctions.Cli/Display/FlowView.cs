using IvrFunctions.Cli.Api;
using Spectre.Console;

namespace IvrFunctions.Cli.Display;

/// <summary>A waterfall as a table, a line a step, and the most frequent reasons below the steps that have any.</summary>
internal static class FlowView
{
    private const int ShownReasons = 3;

    private static readonly (string Name, Func<FlowStep, string> Get)[] Columns =
    [
        ("reached", step => Number.Of(step.Reached)),
        ("went on", step => Number.Of(step.WentOn)),
        ("failed", step => Number.Of(step.Failed)),
        ("hung up", step => Number.Of(step.HungUp)),
        ("transferred", step => Number.Of(step.Transferred)),
        ("completed", step => Number.Of(step.Completed)),
        ("unknown", step => Number.Of(step.Unknown)),
        ("failed before", step => Number.Of(step.FailedBefore)),
        ("repeated", step => Number.Of(step.Repeated)),
        ("retried", step => Number.Of(step.Retried)),
        ("median s", step => Number.Seconds(step.DurationSeconds.Median)),
        ("failure rate", step => Number.Percent(step.FailureRate)),
    ];

    public static void Show(IAnsiConsole console, FlowReply flow)
    {
        console.WriteLine($"{PeriodText.Of(flow.Current.Period)}: {Number.Count(flow.Current.Calls, "call")}");
        var before = flow.Previous?.Steps.ToDictionary(step => step.Step);
        var table = new Table().Border(TableBorder.Minimal).AddColumn("step");
        foreach (var (name, _) in Columns)
            table.AddColumn(new TableColumn(name).RightAligned());
        if (flow.Previous is not null)
            table.AddColumn(new TableColumn($"{PeriodText.Of(flow.Previous.Period)}").RightAligned());

        foreach (var step in flow.Current.Steps)
        {
            List<string> cells = [Markup.Escape(step.Step), .. Columns.Select(column => column.Get(step))];
            if (before is not null)
                cells.Add(Number.Percent(before.GetValueOrDefault(step.Step)?.FailureRate));
            table.AddRow([.. cells]);
        }

        console.Write(table);
        foreach (var step in flow.Current.Steps.Where(step => step.Reasons.Count > 0))
            console.WriteLine($"{step.Step}: {string.Join(", ", step.Reasons.Take(ShownReasons).Select(Tell))}");
        foreach (var warning in flow.Warnings)
            console.MarkupLineInterpolated($"[yellow]{warning}[/]");
    }

    private static string Tell(FlowReason reason) => $"{reason.Reason ?? "no reason given"} {Number.Of(reason.Failed + reason.HungUp)}";
}
