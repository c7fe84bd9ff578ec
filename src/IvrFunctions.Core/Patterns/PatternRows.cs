using System.Diagnostics.CodeAnalysis;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Patterns;

/// <summary>The calls at risk, counted by what patterns are made of.</summary>
/// <param name="All">All of them.</param>
/// <param name="Current">Those of the current period, where trends can be told.</param>
/// <param name="Previous">Those of the period before.</param>
/// <param name="Warnings">What the choice of dimensions leaves out.</param>
internal sealed record PatternRows(CodedRows All, CodedRows? Current, CodedRows? Previous, IReadOnlyList<string> Warnings)
{
    [MemberNotNullWhen(true, nameof(Current), nameof(Previous))]
    public bool CanCompare => Current is not null && Previous is not null && TrendTest.CanCompare(Current) && TrendTest.CanCompare(Previous);

    public static async Task<PatternRows> ReadAsync(PatternQuery query, TrendPeriods? periods, CancellationToken cancellationToken)
    {
        var (calls, filter) = (query.AtRisk.Calls, query.AtRisk.Filter);
        var candidates = query.Dimensions ?? PatternDimensions.Candidates(query);
        var total = await calls.GroupAsync([filter], query.Target, [], cancellationToken);
        var filled = await calls.CountFilledAsync(filter, query.Target, candidates, cancellationToken);
        var choice = PatternDimensions.Choose(candidates, filled, total.Counts[0].FirstOrDefault());

        List<CallFilter> choices = [filter];
        if (periods is not null) choices.AddRange(ReferenceEquals(periods.Current, filter) ? [periods.Previous] : [periods.Previous, periods.Current]);
        var groups = await calls.GroupAsync(choices, query.Target, query.Dimensions ?? choice.Chosen, cancellationToken);
        var all = CodedRows.Of(groups, 0);
        var labels = all.Attributes.Where((_, attribute) => PatternDimensions.IsLabel(all, attribute)).Union(choice.Telling).ToList();
        var kept = query.Dimensions ?? [.. choice.Chosen.Except(labels)];
        return new PatternRows(
            all.Only(kept),
            periods is null ? null : choices.Count == 2 ? all.Only(kept) : CodedRows.Of(groups, 2).Only(kept),
            periods is null ? null : CodedRows.Of(groups, 1).Only(kept),
            [.. Warn(query, labels, choice)]);
    }

    private static IEnumerable<string> Warn(PatternQuery query, List<string> labels, DimensionChoice choice)
    {
        var language = query.AtRisk.Language;
        if (query.Dimensions is not null)
        {
            if (labels.Count > 0) yield return PatternWording.AskedForFollowFailures(language, labels);
            yield break;
        }

        if (labels.Count > 0) yield return PatternWording.FollowFailures(language, labels);
        if (choice.LeftOut.Count > 0) yield return PatternWording.MoreDimensions(language, choice.LeftOut);
    }
}
