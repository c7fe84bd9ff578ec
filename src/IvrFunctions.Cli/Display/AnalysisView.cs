using IvrFunctions.Cli.Api;
using Spectre.Console;

namespace IvrFunctions.Cli.Display;

/// <summary>An analysis for people: the explanation, which holds the recommendations too, then what it rests on.</summary>
internal static class AnalysisView
{
    public static void Show(IAnsiConsole console, AnalysisReply analysis)
    {
        console.WriteLine();
        console.WriteLine(analysis.Explanation);
        ShowFacts(console, analysis.Evidence);
        ShowCases(console, analysis.Evidence?.Cases ?? []);
        foreach (var warning in analysis.Warnings ?? [])
            console.MarkupLineInterpolated($"[yellow]{warning}[/]");
        console.WriteLine();
        ShowOrigin(console, analysis);
    }

    private static void ShowFacts(IAnsiConsole console, Evidence? evidence)
    {
        if (evidence?.Facts is not { Count: > 0 } facts)
            return;
        console.WriteLine();
        foreach (var fact in facts)
            console.MarkupLineInterpolated($"[bold]{fact.Id}[/]  {fact.Text}");
    }

    private static void ShowCases(IAnsiConsole console, IReadOnlyList<SimilarCase> cases)
    {
        if (cases.Count == 0)
            return;
        console.WriteLine();
        foreach (var similar in cases)
        {
            console.MarkupLineInterpolated(
                $"[bold]{similar.Id}[/]  {Number.Count(similar.Calls, "call")}, similarity {Number.Of(similar.Similarity, "0.00")}: {similar.Narrative}");
            if (similar.SampleCallIds is { Count: > 0 } ids)
                console.WriteLine($"    for example {string.Join(", ", ids)}");
        }
    }

    private static void ShowOrigin(IAnsiConsole console, AnalysisReply analysis)
    {
        var by = analysis.ExplainedBy is { } model ? $"Explained by {model.Provider} {model.Model}".TrimEnd() : "Explained";
        var over = analysis.Evidence?.Population is { } calls
            ? $" from {Number.Count(calls.Calls, "call")}, {Number.Of(calls.Failed)} of them failed"
            : "";
        var checkedClaims = analysis.Grounding is { } grounding
            ? $"; {grounding.Verified} of {grounding.Claims} claims verified"
            : "";
        console.WriteLine($"{by}{over}{checkedClaims}.{(analysis.Degraded ? " Degraded: see the warnings." : "")} ({analysis.AnalysisId})");
    }
}
