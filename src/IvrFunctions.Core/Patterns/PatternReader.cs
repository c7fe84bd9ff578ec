using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Figures;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Patterns;

/// <summary>Finds the patterns of any calls of the archive.</summary>
public static class PatternReader
{
    /// <exception cref="ServiceUnavailableException">The archive does not answer.</exception>
    public static async Task<PatternReport> ReadAsync(PatternQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var (calls, filter, language) = (query.AtRisk.Calls, query.AtRisk.Filter, query.AtRisk.Language);
        var candidates = query.Dimensions ?? PatternDimensions.Candidates(query);
        var all = (await calls.GroupAsync([filter], query.Target, [], cancellationToken)).Counts[0].FirstOrDefault();
        var choice = PatternDimensions.Choose(
            candidates, await calls.CountFilledAsync(filter, query.Target, candidates, cancellationToken), all);

        var dimensions = query.Dimensions ?? choice.Chosen;
        var rows = CodedRows.Of(await calls.GroupAsync([filter], query.Target, dimensions, cancellationToken), 0);
        var labels = dimensions.Where((_, i) => PatternDimensions.IsLabel(rows, i)).Union(choice.Telling).ToList();
        if (query.Dimensions is null)
        {
            dimensions = [.. dimensions.Except(labels)];
            rows = rows.Only(dimensions);
        }

        var unknown = await CountUnknownAsync(query, cancellationToken);
        var warnings = query.AtRisk.Warnings.Concat(RateLimits.Warnings(query.AtRisk, all.Calls, unknown)).ToList();
        if (labels.Count > 0)
        {
            warnings.Add(query.Dimensions is null
                ? PatternWording.FollowFailures(language, labels)
                : PatternWording.AskedForFollowFailures(language, labels));
        }

        if (query.Dimensions is null && choice.LeftOut.Count > 0) warnings.Add(PatternWording.MoreDimensions(language, choice.LeftOut));
        var population = PatternPopulation.Of(rows);
        var isKnown = RateLimits.TellEnds(all.Calls, unknown)
            && (query.Target.Values.Count > 0 || !RateLimits.HoldsFailuresOnly(query.AtRisk));
        return new PatternReport(
            isKnown ? population : population with { Rate = null },
            PatternMiner.Mine(rows, new PatternOptions { MaxPatterns = query.Limit }))
        {
            Filter = filter.Values,
            Target = query.Target.Values,
            Period = FigurePeriod.Of(filter),
            Dimensions = dimensions,
            Warnings = warnings,
        };
    }

    private static async Task<long> CountUnknownAsync(PatternQuery query, CancellationToken cancellationToken)
    {
        var filter = query.AtRisk.Filter;
        var unknown = filter with
        {
            Values = new Dictionary<string, string>(filter.Values) { [CallAttributes.Outcome] = CallOutcomes.NameOf(CallOutcome.Unknown) },
        };
        var groups = await query.AtRisk.Calls.CountAsync(unknown, CallFilter.All, [[]], cancellationToken);
        return groups.Sum(group => group.Calls);
    }
}
