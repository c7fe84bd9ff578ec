using IvrFunctions.Core.Ingestion.Values;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Patterns;

/// <summary>What a column has to do with the ways that calls went.</summary>
internal sealed class CallWays
{
    /// <summary>Steps after which a call has said what it is about.</summary>
    private const int FirstSteps = 2;

    /// <summary>By chance, two steps may have two values of a column; three hardly.</summary>
    private const int MinNamed = 3;

    private readonly Dependence byEnd = new();
    private readonly Dependence byBeginning = new();
    private readonly Dependence byFailure = new();
    private readonly Dependence failures = new();
    private readonly Correlation growth = new();

    /// <param name="groups">Calls by the column, the failure step, the outcome and, where calls give it, the menu path; all failed ones are hits.</param>
    public CallWays(GroupedCalls groups)
    {
        var paths = groups.Dimensions.Count > 3 ? groups.Values[3].Select(path => MenuPaths.Steps(path)).ToList() : null;
        for (var group = 0; group < groups.Counts[0].Length; group++)
        {
            var (calls, failed) = groups.Counts[0][group];
            var value = Value(0);
            var step = Value(1);
            var path = paths is null ? [] : paths[groups.Codes[3][group]];
            if (failed > 0 && value.Length > 0 && step.Length > 0)
            {
                byFailure.Add(value, step, failed);
                failures.Add(step, value, failed);
            }

            // Calls without a path tell nothing where others have one.
            if (paths is not null && path.Count == 0) continue;
            byEnd.Add(value, (path.Count, path.LastOrDefault(), step, Value(2)), calls);
            growth.Add(value, path.Count, calls);
            if (path.Count > FirstSteps) byBeginning.Add(value, string.Join('>', path.Take(FirstSteps)), calls);

            string Value(int dimension) => groups.Values[dimension][groups.Codes[dimension][group]];
        }
    }

    /// <summary>
    /// Whether the column tells how far calls came or where they ended, and not what they were about from the beginning; or whether it is another name
    /// of the failure step.
    /// </summary>
    public bool AreFollowed => ((byEnd.IsFunction || growth.IsStrong) && !byBeginning.IsFunction)
        || (byFailure.IsFunction && failures.IsFunction && byFailure.Values >= MinNamed);
}
