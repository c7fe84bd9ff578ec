using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Patterns;

/// <summary>The calls at risk, counted by what patterns are made of: the dimensions asked for, or those that are found to be worth it.</summary>
internal sealed class CallsByDimension
{
    private static readonly IReadOnlySet<string> None = new HashSet<string>();

    private readonly GroupedCalls groups;
    private readonly IReadOnlyList<string> kept;

    private CallsByDimension(GroupedCalls groups, IReadOnlyList<string> kept, CodedRows all)
    {
        (this.groups, this.kept) = (groups, kept);
        All = all.Only(kept);
    }

    /// <summary>All calls at risk.</summary>
    public CodedRows All { get; }

    /// <summary>Dimensions that only tell how a call went or ended: left out unless they are asked for.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Dimensions that are one too many.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    /// <param name="query">The calls at risk and the failures looked for.</param>
    /// <param name="periods">Parts of the calls at risk to count in the same pass.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    public static async Task<CallsByDimension> CountAsync(PatternQuery query, IReadOnlyList<CallFilter> periods, CancellationToken cancellationToken)
    {
        var (calls, filter) = (query.AtRisk.Calls, query.AtRisk.Filter);
        IReadOnlyList<string> possible = query.Dimensions ?? [.. PatternDimensions.Candidates(calls).Except(filter.Values.Keys)];
        var labelling = query.Dimensions is null && query.Target.Values.Count > 0 ? await OutcomeLabels.OfAsync(calls, cancellationToken) : None;
        var ways = await WayColumns.OfAsync(calls, cancellationToken);
        var known = labelling.Union(ways).ToHashSet(StringComparer.Ordinal);
        List<string> candidates = [.. possible.Where(dimension => query.Dimensions is not null || !known.Contains(dimension))];
        var total = await calls.GroupAsync([filter], query.Target, [], cancellationToken);
        var filled = await calls.CountFilledAsync(filter, query.Target, candidates, cancellationToken);
        var choice = PatternDimensions.Choose(candidates, filled, total.Counts[0].FirstOrDefault());

        var groups = await calls.GroupAsync([filter, .. periods], query.Target, query.Dimensions ?? choice.Chosen, cancellationToken);
        var all = CodedRows.Of(groups, 0);
        var labels = all.Attributes.Where((_, attribute) => PatternDimensions.IsLabel(all, attribute))
            .Union(choice.Telling)
            .Union(possible.Where(known.Contains))
            .ToList();
        return new CallsByDimension(groups, query.Dimensions ?? [.. choice.Chosen.Except(labels)], all)
        {
            Labels = labels,
            LeftOut = choice.LeftOut,
        };
    }

    /// <summary>The calls of one of the periods.</summary>
    public CodedRows Of(int period) => CodedRows.Of(groups, period + 1).Only(kept);
}
