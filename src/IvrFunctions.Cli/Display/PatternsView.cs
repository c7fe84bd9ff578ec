using IvrFunctions.Core.Patterns;
using Spectre.Console;

namespace IvrFunctions.Cli.Display;

/// <summary>Patterns as a table, best first.</summary>
internal static class PatternsView
{
    public static void Show(IAnsiConsole console, PatternReport report)
    {
        var (calls, failed, rate) = report.Population;
        console.WriteLine($"{Number.Count(calls, "call")}, {Number.Of(failed)} failed{(rate is { } share ? $" ({Number.Of(share, "P1")})" : "")}.");
        if (report.Patterns.Count == 0)
        {
            console.WriteLine("No combination stands out from the others.");
            return;
        }

        var table = new Table().Border(TableBorder.Minimal).AddColumn("where");
        foreach (var title in new[] { "calls", "failed", "rate", "elsewhere", "times", "95 %", "too many", "q" })
            table.AddColumn(new TableColumn(title).RightAligned());
        foreach (var pattern in report.Patterns)
        {
            table.AddRow(
                Markup.Escape(string.Join(", ", pattern.Conditions.Select(condition => $"{condition.Key} = {condition.Value}"))),
                Number.Of(pattern.Calls),
                Number.Of(pattern.Failed),
                Number.Of(pattern.Rate, "P1"),
                Number.Of(pattern.RateElsewhere, "P1"),
                pattern.Lift is { } lift ? Number.Of(lift, "0.00") : "",
                pattern.LiftInterval is { } interval ? $"{Number.Of(interval.Low, "0.00")}-{Number.Of(interval.High, "0.00")}" : "",
                Number.Of(pattern.ExcessFailures, "N0"),
                Number.Of(pattern.QValue, "0.0e+0"));
        }

        console.Write(table);
    }
}
