using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Patterns;

/// <summary>Finds when failure rates changed, and which sources brought what.</summary>
/// <param name="query">The question.</param>
/// <param name="sources">The sources of the calls at risk.</param>
internal sealed class PatternTimes(PatternQuery query, IReadOnlyList<SourceCount> sources)
{
    /// <summary>Patterns whose changes are looked for: each takes a query and a division of its own.</summary>
    private const int WithChanges = 3;

    private readonly ICallSnapshot calls = query.AtRisk.Calls;

    public async Task<IReadOnlyList<ChangePoint>> FindChangesAsync(IReadOnlyList<HourCount> hours, CancellationToken cancellationToken)
    {
        var changes = new List<ChangePoint>();
        foreach (var change in ChangeFinder.Find(hours))
        {
            changes.Add(sources.Count < 2 ? change : change with
            {
                Sources = SourceShares.OfChange(
                    await CountSourcesAsync(change.Before, cancellationToken), await CountSourcesAsync(change.After, cancellationToken)),
            });
        }

        return changes;
    }

    /// <summary>The patterns with their sources, the first with their changes.</summary>
    public async Task<IReadOnlyList<Pattern>> AddAsync(IReadOnlyList<Pattern> patterns, CancellationToken cancellationToken)
    {
        var added = new List<Pattern>();
        foreach (var (i, pattern) in patterns.Index())
        {
            var values = query.AtRisk.Filter.Values.Concat(pattern.Conditions).DistinctBy(pair => pair.Key);
            var filter = query.AtRisk.Filter with { Values = values.ToDictionary() };
            added.Add(pattern with
            {
                ChangePoints = i < WithChanges ? ChangeFinder.Find(await calls.CountHoursAsync(filter, query.Target, cancellationToken)) : null,
                Sources = sources.Count < 2
                    ? null
                    : SourceShares.OfPattern(await calls.CountSourcesAsync(filter, query.Target, cancellationToken), sources),
            });
        }

        return added;
    }

    private Task<IReadOnlyList<SourceCount>> CountSourcesAsync(ChangeSide side, CancellationToken cancellationToken) =>
        calls.CountSourcesAsync(query.AtRisk.Filter with { From = side.From, To = side.To }, query.Target, cancellationToken);
}
