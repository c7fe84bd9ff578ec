using System.Globalization;
using IvrFunctions.Core.Patterns;
using Spectre.Console;

namespace IvrFunctions.Cli.Display;

/// <summary>Patterns as a table, best first, with what changed below.</summary>
internal static class PatternsView
{
    private static readonly string[] Titles = ["calls", "failed", "rate", "elsewhere", "times", "95 %", "too many", "q"];

    public static void Show(IAnsiConsole console, PatternReport report)
    {
        var (calls, failed, rate) = report.Population;
        console.WriteLine($"{Number.Count(calls, "call")}, {Number.Of(failed)} failed{(rate is { } share ? $" ({Number.Of(share, "P1")})" : "")}.");
        if (report.Patterns.Count == 0)
            console.WriteLine("No combination stands out from the others.");
        else
            console.Write(Table(report.Patterns));
        foreach (var gone in report.Gone ?? [])
            console.WriteLine($"No more: {Where(gone)}, {Number.Percent(gone.Rate)} of {Number.Count(gone.Calls, "call")} before.");
        if (report.Episode is { } episode)
            console.WriteLine(
                $"One episode: {Number.Of(episode.Failed)} of the failures ({Number.Percent(episode.ShareOfFailures)}) from {Moment(episode.From)} to {Moment(episode.To)}; "
                + $"{Number.Percent(episode.Rate)} of the calls fail then, {Number.Percent(episode.RateElsewhere)} at all other times.");
        foreach (var change in report.ChangePoints ?? [])
            ShowChange(console, "all calls", change);
        foreach (var pattern in report.Patterns)
        {
            foreach (var change in pattern.ChangePoints ?? [])
                ShowChange(console, Where(pattern), change);
        }

        foreach (var warning in report.Warnings ?? [])
            console.MarkupLineInterpolated($"[yellow]{warning}[/]");
    }

    private static Table Table(IReadOnlyList<Pattern> patterns)
    {
        var hasTrend = patterns.Any(pattern => pattern.Trend is not null);
        var table = new Table().Border(TableBorder.Minimal).AddColumn("where");
        foreach (var title in Titles)
            table.AddColumn(new TableColumn(title).RightAligned());
        if (hasTrend)
            table.AddColumn("trend");
        foreach (var pattern in patterns)
        {
            string[] cells =
            [
                Markup.Escape(Where(pattern)),
                Number.Of(pattern.Calls),
                Number.Of(pattern.Failed),
                Number.Of(pattern.Rate, "P1"),
                Number.Of(pattern.RateElsewhere, "P1"),
                pattern.Lift is { } lift ? Number.Of(lift, "0.00") : "",
                pattern.LiftInterval is { } interval ? $"{Number.Of(interval.Low, "0.00")}-{Number.Of(interval.High, "0.00")}" : "",
                Number.Of(pattern.ExcessFailures, "N0"),
                Number.Of(pattern.QValue, "0.0e+0"),
            ];
            table.AddRow(hasTrend ? [.. cells, pattern.Trend?.State.ToString().ToLowerInvariant() ?? ""] : cells);
        }

        return table;
    }

    private static void ShowChange(IAnsiConsole console, string where, ChangePoint change)
    {
        var source = change.Sources is [{ } first, ..] ? $"; {first.Source} has {Number.Percent(first.After.ShareOfFailed)} of the failures since" : "";
        console.WriteLine(
            $"Since {Moment(change.Time)}, {where}: "
            + $"{Number.Percent(change.After.Rate)} fail, {Number.Percent(change.Before.Rate)} before (p {Number.Of(change.PValue, "0.0e+0")}){source}.");
    }

    private static string Moment(DateTime time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Where(Pattern pattern) => string.Join(", ", pattern.Conditions.Select(condition => $"{condition.Key} = {condition.Value}"));
}
