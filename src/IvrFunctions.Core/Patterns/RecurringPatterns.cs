using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Patterns;

/// <summary>Patterns whose times of day and days of the week are a rhythm. Those of an incident are searched for again without.</summary>
/// <param name="Rows">The rows they were found from.</param>
/// <param name="Patterns">Best first.</param>
/// <param name="Once">The dimensions of time that were left out.</param>
internal sealed record RecurringPatterns(CodedRows Rows, IReadOnlyList<Pattern> Patterns, IReadOnlyList<string> Once)
{
    private static readonly string[] Times = [CallAttributes.HourBand, CallAttributes.Weekday];

    public static async Task<RecurringPatterns> FindAsync(
        PatternQuery query, CodedRows rows, PatternOptions options, CancellationToken cancellationToken)
    {
        var once = new List<string>();
        while (true)
        {
            var patterns = PatternMiner.FindConcentrations(rows, options);
            var found = new HashSet<string>(StringComparer.Ordinal);
            foreach (var pattern in patterns.Where(pattern => Times.Any(pattern.Conditions.ContainsKey)))
            {
                if (!await IsRhythmAsync(query, query.AtRisk.Filter, pattern, cancellationToken)) found.UnionWith(Times.Where(pattern.Conditions.ContainsKey));
            }

            if (found.Count == 0) return new RecurringPatterns(rows, patterns, once);
            once.AddRange(found);
            rows = rows.Only([.. rows.Attributes.Except(found)]);
        }
    }

    /// <summary>The patterns of a period without those of an incident.</summary>
    public static async Task<IReadOnlyList<Pattern>> KeepAsync(
        PatternQuery query, CallFilter period, IReadOnlyList<Pattern> patterns, CancellationToken cancellationToken)
    {
        var kept = new List<Pattern>();
        foreach (var pattern in patterns)
        {
            if (!Times.Any(pattern.Conditions.ContainsKey) || await IsRhythmAsync(query, period, pattern, cancellationToken)) kept.Add(pattern);
        }

        return kept;
    }

    private static async Task<bool> IsRhythmAsync(PatternQuery query, CallFilter filter, Pattern pattern, CancellationToken cancellationToken)
    {
        var values = filter.Values.Concat(pattern.Conditions).DistinctBy(value => value.Key).ToDictionary(StringComparer.Ordinal);
        var hours = await query.AtRisk.Calls.CountHoursAsync(filter with { Values = values }, query.Target, cancellationToken);
        return Recurrence.IsRhythm(hours, pattern.RateElsewhere);
    }
}
