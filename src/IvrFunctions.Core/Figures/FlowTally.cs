using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Figures;

/// <summary>Adds up the calls of a period by the steps of their paths.</summary>
internal sealed class FlowTally
{
    /// <summary>More steps than a menu has; paths that hold what callers typed have any number.</summary>
    private const int ListedSteps = 100;

    private readonly Dictionary<string, StepTally> steps = new(StringComparer.Ordinal);
    private long calls;
    private long unknown;
    private long withoutPath;
    private long failedElsewhere;

    public void Add(PathCount count)
    {
        calls += count.Calls;
        if (count.Outcome == CallOutcome.Unknown) unknown += count.Calls;
        var hasFailed = count.Outcome is CallOutcome.Failed or CallOutcome.Abandoned;
        if (CallPath.Read(count.MenuPath, hasFailed ? count.FailureStep : null) is not { } path)
        {
            withoutPath += count.Calls;
            return;
        }

        if (path.IsFailureElsewhere) failedElsewhere += count.Calls;
        foreach (var visit in path.Visits())
        {
            if (!steps.TryGetValue(visit.Step, out var step)) steps[visit.Step] = step = new StepTally(visit.Step);
            step.Add(visit, count);
        }
    }

    /// <summary>Adds times of calls whose paths were all added before.</summary>
    public void AddSeconds(CallTime time, PathSeconds count)
    {
        if (CallPath.Read(count.MenuPath, count.FailureStep) is { } path) steps[path.End].AddSeconds(time, count.Seconds, count.Calls);
    }

    public Flow ToFlow(FigurePeriod? period, bool holdsFailuresOnly)
    {
        var tellsRates = RateLimits.TellEnds(calls, unknown) && !holdsFailuresOnly;
        return new Flow
        {
            Period = period,
            Calls = calls,
            Unknown = unknown,
            WithoutPath = withoutPath,
            FailedElsewhere = failedElsewhere,
            Steps =
            [
                .. steps.Values
                    .OrderByDescending(step => step.Reached)
                    .ThenBy(step => step.Step, StringComparer.Ordinal)
                    .Take(ListedSteps)
                    .OrderBy(step => step.Position)
                    .ThenByDescending(step => step.Reached)
                    .ThenBy(step => step.Step, StringComparer.Ordinal)
                    .Select(step => step.ToStep(tellsRates)),
            ],
            StepsLeftOut = Math.Max(0, steps.Count - ListedSteps),
        };
    }
}
