using IvrFunctions.Core.Figures;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Patterns;

/// <summary>
/// Whether an attribute is known only after some steps: all calls that end at an early one have its default, be they failed or not, and those that
/// go on from there have other values. That failures concentrate in the default then says only that calls failed early.
/// </summary>
internal sealed class LaterSteps
{
    /// <summary>The share of a value's failures beyond the usual that other calls which ended at the same steps must account for.</summary>
    private const double MinExplained = 0.8;

    private const double MinFailed = 10;
    private const double MinRatio = 1.2;
    private const double MinZ = 3.3;

    /// <summary>Fewer calls have no shares.</summary>
    private const double MinCalls = 30;

    private readonly Dictionary<(string Step, int Value), StepCounts> counts = [];
    private readonly Dictionary<string, StepCounts> totals = new(StringComparer.Ordinal);

    /// <param name="groups">Calls by the attribute, the failure step, the outcome and the menu path; all failed ones are hits.</param>
    public LaterSteps(GroupedCalls groups)
    {
        for (var group = 0; group < groups.Counts[0].Length; group++)
        {
            var (calls, failed) = groups.Counts[0][group];
            var step = groups.Values[1][groups.Codes[1][group]];
            if (CallPath.Read(groups.Values[3][groups.Codes[3][group]], step.Length == 0 ? null : step) is not { } path) continue;
            var value = groups.Codes[0][group];
            foreach (var visit in path.Visits().Where(visit => visit.End != VisitEnd.FailedBefore))
            {
                var isEnd = visit.End == VisitEnd.Ended;
                Add(visit.Step, value, new StepCounts(isEnd ? failed : 0, isEnd ? calls - failed : 0, calls - failed));
            }
        }
    }

    /// <summary>Whether that accounts for the value in which failures concentrate most.</summary>
    public bool Tell => counts.Keys.Select(key => key.Value).Distinct()
        .Select(Compare)
        .Where(found => found.Failed >= MinFailed && found.Failed >= MinRatio * found.AmongReached && found.Z >= MinZ)
        .OrderByDescending(found => found.Z)
        .Take(1)
        .Any(found => found.AmongEnded - found.AmongReached >= MinExplained * (found.Failed - found.AmongReached));

    /// <summary>The failures of the value, and how many there were if failures took it as often as other calls that came to the step, or ended there.</summary>
    private ValueFailures Compare(int value)
    {
        var found = new ValueFailures(0, 0, 0);
        foreach (var (step, total) in totals)
        {
            var own = counts.GetValueOrDefault((step, value));
            var among = total.Failed * Share(own.Reached, total.Reached);
            found = new ValueFailures(
                found.Failed + own.Failed,
                found.AmongReached + among,
                found.AmongEnded + (total.Ended >= MinCalls ? total.Failed * Share(own.Ended, total.Ended) : among));
        }

        return found;
    }

    private void Add(string step, int value, StepCounts more)
    {
        counts[(step, value)] = counts.GetValueOrDefault((step, value)).Plus(more);
        totals[step] = totals.GetValueOrDefault(step).Plus(more);
    }

    private static double Share(double part, double whole) => whole > 0 ? part / whole : 0;

    /// <param name="Failed">Calls that failed at the step.</param>
    /// <param name="Ended">Others that ended there.</param>
    /// <param name="Reached">All others that came to it.</param>
    private readonly record struct StepCounts(double Failed, double Ended, double Reached)
    {
        public StepCounts Plus(StepCounts more) => new(Failed + more.Failed, Ended + more.Ended, Reached + more.Reached);
    }

    private readonly record struct ValueFailures(double Failed, double AmongReached, double AmongEnded)
    {
        public double Z => (Failed - AmongReached) / Math.Sqrt(Math.Max(AmongReached, 1));
    }
}
