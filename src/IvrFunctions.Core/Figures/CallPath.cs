using IvrFunctions.Core.Ingestion.Values;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Core.Figures;

/// <summary>The steps a call took, and the one at which it counts as ended.</summary>
internal sealed class CallPath
{
    private readonly List<string> steps;
    private readonly int end;

    private CallPath(List<string> steps, int end, bool isFailureElsewhere) =>
        (this.steps, this.end, IsFailureElsewhere) = (steps, end, isFailureElsewhere);

    public string End => steps[end];

    /// <summary>Whether the call failed at a step that is not on its path.</summary>
    public bool IsFailureElsewhere { get; }

    /// <param name="menuPath">The path as the export has it.</param>
    /// <param name="failureStep">The step that failed; <see langword="null"/> where the call did not fail or does not say.</param>
    /// <returns><see langword="null"/> where the path has no step.</returns>
    public static CallPath? Read(string? menuPath, string? failureStep)
    {
        var steps = MenuPaths.Steps(menuPath);
        if (steps.Count == 0) return null;

        // Of several visits to the failure step, the last is the one that failed.
        var failed = failureStep is null ? -1 : steps.FindLastIndex(step => LabelComparer.Instance.Equals(step, failureStep));
        return new CallPath(steps, failed < 0 ? steps.Count - 1 : failed, failureStep is not null && failed < 0);
    }

    /// <summary>Every step once, in the order of its first visit.</summary>
    public IEnumerable<PathVisit> Visits() => steps.Index()
        .GroupBy(visit => visit.Item, StringComparer.Ordinal)
        .Select(visits => new PathVisit(
            visits.Key,
            visits.First().Index + 1,
            visits.Skip(1).Any(),
            visits.Key == End ? VisitEnd.Ended : visits.First().Index < end ? VisitEnd.WentOn : VisitEnd.FailedBefore));
}

/// <param name="Step">The step.</param>
/// <param name="Position">Place of its first visit on the path, from 1.</param>
/// <param name="IsRepeated">Whether the call came more than once.</param>
/// <param name="End">What became of the call here.</param>
internal readonly record struct PathVisit(string Step, int Position, bool IsRepeated, VisitEnd End);

internal enum VisitEnd
{
    WentOn,
    Ended,
    FailedBefore,
}
