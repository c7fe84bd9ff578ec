using System.Runtime.CompilerServices;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Patterns;

/// <summary>
/// What follows the way a call went: how many steps it took, which was the last, how long it lasted, or what only later steps find out. A failed call
/// comes less far, so all that would be found to concentrate failures, and explain none. Counted once as long as a snapshot lives.
/// </summary>
internal static class WayColumns
{
    /// <summary>Of more different paths hardly any is walked often enough to tell.</summary>
    private const long MaxPaths = 5_000;

    private static readonly string[] Times = [CallAttributes.HourBand, CallAttributes.Weekday];

    private static readonly ConditionalWeakTable<ICallSnapshot, IReadOnlySet<string>> Known = [];

    public static async ValueTask<IReadOnlySet<string>> OfAsync(ICallSnapshot calls, CancellationToken cancellationToken)
    {
        if (Known.TryGetValue(calls, out var known)) return known;
        var found = new HashSet<string>(StringComparer.Ordinal);
        var hasPaths = calls.Dimensions.Any(dimension => dimension.Name == CallAttributes.MenuPath && dimension.Values is > 1 and <= MaxPaths);
        foreach (var dimension in PatternDimensions.Candidates(calls).Except(Times))
        {
            // An attribute says by what it means who called and about what; where a column without a field comes from, nobody says.
            var isColumn = calls.Dimensions.First(known => known.Name == dimension).Headers.Count > 0;
            if (!isColumn && !hasPaths) continue;
            string[] way = [dimension, CallAttributes.FailureStep, CallAttributes.Outcome, .. hasPaths ? (string[])[CallAttributes.MenuPath] : []];
            var groups = await calls.GroupAsync([CallFilter.All], CallFilter.All, way, cancellationToken);
            if ((hasPaths && new LaterSteps(groups).Tell)
                || (isColumn && (new CallWays(groups).AreFollowed || await FollowsDurationAsync(calls, dimension, cancellationToken))))
            {
                found.Add(dimension);
            }
        }

        return Known.GetValue(calls, _ => found);
    }

    private static async Task<bool> FollowsDurationAsync(ICallSnapshot calls, string column, CancellationToken cancellationToken)
    {
        var durations = new Dependence();
        var growth = new Correlation();
        foreach (var (value, seconds, count) in await calls.CountDurationsAsync(column, cancellationToken))
        {
            durations.Add(value, seconds, count);
            growth.Add(value, seconds, count);
        }

        return durations.IsFunction || growth.IsStrong;
    }
}
