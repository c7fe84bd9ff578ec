using IvrFunctions.Cli.Api;
using Spectre.Console;

namespace IvrFunctions.Cli.Display;

/// <summary>A scorecard as a table, the period before beside it.</summary>
internal static class SummaryView
{
    private static readonly (string Name, Func<Scorecard, Share> Get)[] Shares =
    [
        ("completed", card => card.Completed),
        ("contained in the IVR", card => card.Contained),
        ("  without a call-back in 24 h", card => card.ContainedWithoutCallBack),
        ("transferred", card => card.Transferred),
        ("failed", card => card.Failed),
        ("  of that abandoned", card => card.Abandoned),
        ("end unknown", card => card.Unknown),
        ("caller called again in 24 h", card => card.Repeats),
        ("with retries", card => card.Retried),
    ];

    private static readonly (string Name, Func<Scorecard, double?> Get)[] Times =
    [
        ("duration, median s", card => card.DurationSeconds.Median),
        ("duration, p95 s", card => card.DurationSeconds.P95),
        ("wait, median s", card => card.WaitSeconds.Median),
        ("wait, p95 s", card => card.WaitSeconds.P95),
    ];

    public static void Show(IAnsiConsole console, SummaryReply summary)
    {
        Scorecard[] cards = summary.Previous is null ? [summary.Current] : [summary.Current, summary.Previous];
        var table = new Table().Border(TableBorder.Minimal).AddColumn("");
        foreach (var card in cards)
        {
            table.AddColumn(new TableColumn(PeriodText.Of(card.Period)).RightAligned());
            table.AddColumn(new TableColumn("of").RightAligned());
            table.AddColumn(new TableColumn("rate").RightAligned());
        }

        table.AddRow(["calls", .. cards.SelectMany(card => new[] { Number.Of(card.Calls), "", "" })]);
        foreach (var (name, get) in Shares)
        {
            var cells = cards.Select(get).SelectMany(share => new[] { Number.Of(share.Calls), Number.Of(share.Of), Number.Percent(share.Rate) });
            table.AddRow([name, .. cells]);
        }

        foreach (var (name, get) in Times)
            table.AddRow([name, .. cards.SelectMany(card => new[] { Number.Seconds(get(card)), "", "" })]);
        console.Write(table);
        foreach (var warning in summary.Warnings)
            console.MarkupLineInterpolated($"[yellow]{warning}[/]");
    }
}
