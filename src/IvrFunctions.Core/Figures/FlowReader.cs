using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Figures;

/// <summary>Computes the waterfall of any calls from all of them.</summary>
public static class FlowReader
{
    /// <exception cref="ServiceUnavailableException">The archive does not answer.</exception>
    public static async Task<CallFlow> ReadAsync(CallQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var current = await WalkAsync(query, query.Filter, cancellationToken);
        return new CallFlow
        {
            Filter = query.Filter.Values,
            Current = current,
            Previous = query.Previous is { } previous ? await WalkAsync(query, previous, cancellationToken) : null,
            Warnings = [.. query.Warnings, .. RateLimits.Warnings(query, current.Calls, current.Unknown), .. Warnings(query, current)],
        };
    }

    private static async Task<Flow> WalkAsync(CallQuery query, CallFilter filter, CancellationToken cancellationToken)
    {
        var tally = new FlowTally();
        await query.Calls.ReadPathsAsync(filter, tally.Add, cancellationToken);
        foreach (var time in Enum.GetValues<CallTime>())
        {
            await query.Calls.ReadPathSecondsAsync(filter, time, count => tally.AddSeconds(time, count), cancellationToken);
        }

        return tally.ToFlow(FigurePeriod.Of(filter), RateLimits.HoldsFailuresOnly(query));
    }

    private static IEnumerable<string> Warnings(CallQuery query, Flow flow)
    {
        if (flow.WithoutPath > 0) yield return FigureWording.WithoutPath(query.Language, flow.WithoutPath);
        if (flow.FailedElsewhere > 0) yield return FigureWording.StepElsewhere(query.Language, flow.FailedElsewhere);
        if (flow.StepsLeftOut > 0) yield return FigureWording.StepsLeftOut(query.Language, flow.StepsLeftOut);
    }
}
