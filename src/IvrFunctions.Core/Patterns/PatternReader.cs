using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Figures;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Patterns;

/// <summary>Finds the patterns of any calls of the archive, what became of them, and when the failure rate changed.</summary>
public static class PatternReader
{
    /// <exception cref="ServiceUnavailableException">The archive does not answer.</exception>
    public static async Task<PatternReport> ReadAsync(PatternQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var (calls, filter) = (query.AtRisk.Calls, query.AtRisk.Filter);
        var hours = await calls.CountHoursAsync(filter, query.Target, cancellationToken);
        var periods = TrendPeriods.Of(query, hours);
        var rows = await PatternRows.ReadAsync(query, periods, cancellationToken);

        var options = new PatternOptions { MaxPatterns = query.Limit };

        // The two searches take most of the time, and of the memory.
        Task<IReadOnlyList<Pattern>> FindEarlierAsync() => Task.Run(
            () => rows.CanCompare ? PatternMiner.FindConcentrations(rows.Previous, options) : [], cancellationToken);
        var earlier = query.InBackground ? null : FindEarlierAsync();

        // Who asks for dimensions of time is told what they hold, be it of one day.
        var found = query.Dimensions is null
            ? await RecurringPatterns.FindAsync(query, rows.All, options, cancellationToken)
            : new RecurringPatterns(rows.All, PatternMiner.FindConcentrations(rows.All, options), []);
        var patterns = found.Patterns;
        IReadOnlyList<Pattern> gone = [.. (await (earlier ?? FindEarlierAsync())).Where(pattern => !found.Once.Any(pattern.Conditions.ContainsKey))];
        rows = rows.Only(found.Rows.Attributes);
        if (rows.CanCompare)
        {
            patterns = PatternTrends.Add(patterns, rows.Current, rows.Previous);
            gone = PatternTrends.FindGone(patterns, gone, rows.Current, rows.Previous);
            if (query.Dimensions is null) gone = await RecurringPatterns.KeepAsync(query, periods!.Previous, gone, cancellationToken);
        }

        var times = new PatternTimes(query, await calls.CountSourcesAsync(filter, query.Target, cancellationToken));
        var unknown = await CountUnknownAsync(query, cancellationToken);
        var isKnown = RateLimits.TellEnds(rows.All.TotalCalls, unknown) && !IsAllFailed(query);
        var population = PatternPopulation.Of(rows.All);
        return new PatternReport(
            isKnown ? population : population with { Rate = null },
            await times.AddAsync(patterns, cancellationToken))
        {
            Filter = filter.Values,
            Target = query.Target.Values,
            Period = FigurePeriod.Of(filter),
            Dimensions = rows.All.Attributes,
            Current = Population(periods?.Current, rows.Current, isKnown),
            Previous = Population(periods?.Previous, rows.Previous, isKnown),
            Gone = gone,
            Episode = PatternEpisode.Of(Episode.Find(hours)),
            ChangePoints = await times.FindChangesAsync(hours, cancellationToken),
            Warnings =
            [
                .. query.AtRisk.Warnings,
                .. RateLimits.Warnings(query.AtRisk, rows.All.TotalCalls, unknown),
                .. Warnings(query, patterns),
                .. rows.Warnings,
                .. found.Once.Count > 0 ? [PatternWording.HappenedOnce(query.AtRisk.Language, found.Once)] : Array.Empty<string>(),
            ],
        };
    }

    private static IEnumerable<string> Warnings(PatternQuery query, IReadOnlyList<Pattern> patterns)
    {
        if (IsAllFailed(query)) yield return PatternWording.NameTheFailure(query.AtRisk.Language);
        if (patterns.Count > 0 && patterns[0].Trend is null) yield return PatternWording.NothingBefore(query.AtRisk.Language);
    }

    /// <summary>Whether there is nothing to compare failures with.</summary>
    private static bool IsAllFailed(PatternQuery query) =>
        query.Target.Values.Count == 0 && RateLimits.HoldsFailuresOnly(query.AtRisk);

    private static PeriodPopulation? Population(CallFilter? period, CodedRows? rows, bool isKnown) =>
        period is null || rows is null
            ? null
            : new PeriodPopulation(
                FigurePeriod.Of(period), rows.TotalCalls, rows.TotalFailed, isKnown ? PatternPopulation.Of(rows).Rate : null);

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
