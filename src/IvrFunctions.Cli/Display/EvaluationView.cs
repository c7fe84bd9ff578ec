using IvrFunctions.Cli.Evaluation;
using Spectre.Console;

namespace IvrFunctions.Cli.Display;

/// <summary>An evaluation as two tables: the causes and how they were found, and a row for each pair of models.</summary>
internal static class EvaluationView
{
    public static void Show(IAnsiConsole console, EvaluationReport report)
    {
        console.WriteLine(
            $"{Number.Count(report.Rows, "generated call")}, seed {report.Seed}, {Number.Count(report.Miner.Causes.Count, "planted cause")}.");
        console.Write(Causes(report.Miner));
        console.WriteLine(
            $"Patterns: F1 {Number.Percent(report.Miner.F1)}, precision {Number.Percent(report.Miner.Precision)}, "
            + $"recall {Number.Percent(report.Miner.Recall)}.");
        console.Write(Models(report.Models));
        foreach (var model in report.Models.Where(model => model.InventedNumbers > 0))
            console.MarkupLineInterpolated($"[red]Invented with {model.Chat}: {string.Join("; ", model.Invented)}[/]");
    }

    private static Table Causes(MinerScore miner)
    {
        var table = CreateTable("planted cause", "times", "calls", "failed", "stories", "patterns", "rank");
        foreach (var found in miner.Causes)
        {
            var cause = found.Cause;
            var where = string.Join(", ", cause.Conditions.Select(condition => $"{condition.Key} = {string.Join('|', condition.Value)}"));
            table.AddRow(
                Markup.Escape($"{cause.FailureReason} at {cause.FailureStep} where {where}"),
                Number.Of(cause.Lift, "0.0"),
                Number.Of(found.Calls),
                Number.Of(found.Failed),
                Number.Of(found.Stories),
                Number.Of(found.Patterns),
                found.Rank is { } rank ? Number.Of(rank) : "not found");
        }

        return table;
    }

    private static Table Models(IReadOnlyList<ModelScore> models)
    {
        var table = CreateTable(
            "chat", "embedding", "explained", "recall", "own words", "verified", "invented", "cause named", "by the model", "degraded",
            "p50 s", "p95 s");
        foreach (var model in models)
        {
            table.AddRow(
                Markup.Escape(model.Chat),
                Markup.Escape(model.Embedding),
                $"{Number.Of(model.Explained)} of {Number.Of(model.Questions)}",
                Number.Percent(model.Recall),
                Number.Percent(model.RecallByQuestion.GetValueOrDefault(QuestionKind.OwnWords)),
                Number.Percent(model.VerifiedShare),
                Number.Of(model.InventedNumbers),
                Number.Percent(model.NamesCause),
                Number.Percent(model.ByModel),
                Number.Percent(model.Degraded),
                Seconds(model.P50Milliseconds),
                Seconds(model.P95Milliseconds));
        }

        return table;
    }

    private static Table CreateTable(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Minimal);
        foreach (var column in columns)
            table.AddColumn(column is "planted cause" or "chat" or "embedding" ? new TableColumn(column) : new TableColumn(column).RightAligned());
        return table;
    }

    private static string Seconds(double milliseconds) => Number.Of(milliseconds / 1000, "0.00");
}
