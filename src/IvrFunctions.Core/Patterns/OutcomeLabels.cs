using System.Runtime.CompilerServices;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Patterns;

/// <summary>
/// Dimensions that tell of all calls which failed, counted once as long as a snapshot lives. They tell nothing of one failure among others either,
/// and there it does not show: an error queue takes the calls of every step.
/// </summary>
internal static class OutcomeLabels
{
    private static readonly ConditionalWeakTable<ICallSnapshot, IReadOnlySet<string>> Known = [];

    public static async ValueTask<IReadOnlySet<string>> OfAsync(ICallSnapshot calls, CancellationToken cancellationToken)
    {
        if (Known.TryGetValue(calls, out var known)) return known;
        var candidates = PatternDimensions.Candidates(calls);
        var groups = await calls.CountAsync(
            CallFilter.All, CallFilter.All, [.. candidates.Select(dimension => (IReadOnlyList<string>)[dimension])], cancellationToken);
        var labels = groups.GroupBy(group => group.Values.Keys.Single())
            .Where(values => PatternDimensions.IsLabel([.. values.Select(group => new HitCount(group.Calls, group.Hits))]))
            .Select(values => values.Key)
            .ToHashSet(StringComparer.Ordinal);
        return Known.GetValue(calls, _ => labels);
    }
}
