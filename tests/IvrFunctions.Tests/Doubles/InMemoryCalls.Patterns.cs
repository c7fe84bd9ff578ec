using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Tests.Doubles;

/// <content>What patterns are found from, counted call by call.</content>
internal sealed partial class InMemoryCalls
{
    public Task<GroupedCalls> GroupAsync(
        IReadOnlyList<CallFilter> choices, CallFilter target, IReadOnlyList<string> dimensions, CancellationToken cancellationToken)
    {
        var values = dimensions.Select(dimension => calls.Select(call => Get(call, dimension) ?? "").Prepend("").Distinct().ToList()).ToList();
        var groups = calls
            .Where(call => choices.Any(choice => Matches(call, choice)))
            .GroupBy(call => string.Join('\u001f', dimensions.Select(dimension => Get(call, dimension) ?? "")))
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.ToList())
            .ToList();
        return Task.FromResult(new GroupedCalls(
            dimensions,
            values,
            [.. dimensions.Select((dimension, i) => groups.Select(group => values[i].IndexOf(Get(group[0], dimension) ?? "")).ToArray())],
            [.. choices.Select(choice => groups.Select(group => Count(group.Where(call => Matches(call, choice)), target)).ToArray())]));
    }

    public Task<IReadOnlyList<HitCount>> CountFilledAsync(
        CallFilter filter, CallFilter target, IReadOnlyList<string> dimensions, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<HitCount>>(
            [.. dimensions.Select(dimension => Count(calls.Where(call => Matches(call, filter) && Get(call, dimension) is not null), target))]);

    public Task<IReadOnlyList<HourCount>> CountHoursAsync(CallFilter filter, CallFilter target, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<HourCount>>(
        [
            .. calls
                .Where(call => call.HasDate && Matches(call, filter))
                .GroupBy(call => call.StartedAt.DateTime.Date.AddHours(call.StartedAt.Hour))
                .OrderBy(hour => hour.Key)
                .Select(hour => new HourCount(hour.Key, Count(hour, target), hour.Count(call => call.HasTimeOfDay))),
        ]);

    public Task<IReadOnlyList<SourceCount>> CountSourcesAsync(CallFilter filter, CallFilter target, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SourceCount>>([new SourceCount(Source, Count(calls.Where(call => Matches(call, filter)), target))]);

    public Task<IReadOnlyList<DurationCount>> CountDurationsAsync(string dimension, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DurationCount>>(
        [
            .. calls.Where(call => call.DurationSeconds is not null)
                .CountBy(call => (Value: Get(call, dimension) ?? "", Seconds: DurationCount.Round(call.DurationSeconds!.Value)))
                .OrderBy(count => count.Key.Value, StringComparer.Ordinal)
                .ThenBy(count => count.Key.Seconds)
                .Select(count => new DurationCount(count.Key.Value, count.Key.Seconds, count.Value)),
        ]);

    private static HitCount Count(IEnumerable<CallRecord> among, CallFilter target)
    {
        var counted = among.ToList();
        return new HitCount(counted.Count, counted.Count(call => call.IsFailed && Matches(call, target)));
    }
}
