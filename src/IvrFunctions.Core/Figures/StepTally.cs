using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Figures;

/// <summary>Adds up the calls at one step.</summary>
internal sealed class StepTally(string step)
{
    private const int ListedReasons = 20;

    /// <summary>Failed and hung up by reason; empty where calls give none.</summary>
    private readonly Dictionary<string, (long Failed, long HungUp)> reasons = new(StringComparer.Ordinal);
    private readonly Dictionary<int, long>[] seconds = [[], []];
    private readonly long[] ends = new long[Enum.GetValues<CallOutcome>().Length];
    private long positions;
    private long wentOn;
    private long failedBefore;
    private long repeated;
    private long retried;

    public string Step => step;

    public long Reached { get; private set; }

    /// <summary>Mean place on the paths.</summary>
    public double Position => (double)positions / Reached;

    public void Add(in PathVisit visit, in PathCount count)
    {
        Reached += count.Calls;
        positions += visit.Position * count.Calls;
        if (visit.IsRepeated) repeated += count.Calls;
        switch (visit.End)
        {
            case VisitEnd.WentOn:
                wentOn += count.Calls;
                break;
            case VisitEnd.FailedBefore:
                failedBefore += count.Calls;
                break;
            default:
                AddEnd(count);
                break;
        }
    }

    public void AddSeconds(CallTime time, int value, long calls) =>
        seconds[(int)time][value] = seconds[(int)time].GetValueOrDefault(value) + calls;

    /// <param name="tellsRates">Whether rates of failure can be known.</param>
    public FlowStep ToStep(bool tellsRates)
    {
        FlowReason[] sorted =
        [
            .. reasons
                .OrderByDescending(reason => reason.Value.Failed + reason.Value.HungUp)
                .ThenBy(reason => reason.Key, StringComparer.Ordinal)
                .Select(reason => new FlowReason(reason.Key.Length == 0 ? null : reason.Key, reason.Value.Failed, reason.Value.HungUp)),
        ];
        var (failed, hungUp) = (ends[(int)CallOutcome.Failed], ends[(int)CallOutcome.Abandoned]);
        return new FlowStep
        {
            Step = step,
            Position = Position,
            Reached = Reached,
            WentOn = wentOn,
            Failed = failed,
            HungUp = hungUp,
            Transferred = ends[(int)CallOutcome.Transferred],
            Completed = ends[(int)CallOutcome.Completed] + ends[(int)CallOutcome.Contained],
            Unknown = ends[(int)CallOutcome.Unknown],
            FailedBefore = failedBefore,
            FailureRate = tellsRates ? (double)(failed + hungUp) / Reached : null,
            Repeated = repeated,
            Retried = retried,
            Reasons = [.. sorted.Take(ListedReasons)],
            OtherReasons = sorted.Length <= ListedReasons ? null : new FlowReason(
                null, sorted.Skip(ListedReasons).Sum(reason => reason.Failed), sorted.Skip(ListedReasons).Sum(reason => reason.HungUp)),
            DurationSeconds = ToFigures(CallTime.Duration),
            WaitSeconds = ToFigures(CallTime.Wait),
        };
    }

    private void AddEnd(in PathCount count)
    {
        ends[(int)count.Outcome] += count.Calls;
        retried += count.Retried;
        if (count.Outcome is not (CallOutcome.Failed or CallOutcome.Abandoned)) return;

        var (failed, hungUp) = reasons.GetValueOrDefault(count.FailureReason ?? "");
        reasons[count.FailureReason ?? ""] = count.Outcome == CallOutcome.Failed ? (failed + count.Calls, hungUp) : (failed, hungUp + count.Calls);
    }

    private TimeFigures ToFigures(CallTime time) =>
        TimeFigures.Of([.. seconds[(int)time].OrderBy(count => count.Key).Select(count => new SecondsCount(count.Key, count.Value))]);
}
