using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Figures;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Patterns;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

/// <summary>Searches who, when and where the failures asked about concentrate, by the rules of <c>GET /api/patterns</c>.</summary>
internal static class GroupFinder
{
    /// <summary>Causes of more than three values are hard to read in a sentence; a few causes answer a question.</summary>
    private static readonly PatternOptions Options = new() { MaxAttributes = 3, MaxPatterns = 10 };

    private const int MaxTold = 4;

    public static async Task<FoundGroups> FindAsync(
        ICallSnapshot snapshot, CallFilter atRisk, CallFilter target, IReadOnlyList<HourCount> hours, CancellationToken cancellationToken)
    {
        var query = new PatternQuery
        {
            AtRisk = new CallQuery { Calls = snapshot, Filter = atRisk, Language = TextLanguage.En, Others = target.Values, Warnings = [] },
            Target = target,
        };
        var counted = await CallsByDimension.CountAsync(query, periods: [], cancellationToken);
        var (rows, patterns, _) = await RecurringPatterns.FindAsync(query, counted.All, Options, cancellationToken);
        // Which steps a call comes to follows from what it is about: where the failure is named, that must not crowd out what is a finding.
        patterns = [.. patterns.OrderBy(pattern => target.Values.Count > 0 && IsOfTypeOnly(pattern)).Take(MaxTold)];
        return new FoundGroups(
            [.. patterns.Select(pattern => new FoundPattern(pattern.Conditions, Compare(pattern.Calls, pattern.Failed, rows)))],
            Singles(rows, patterns))
        {
            Once = TimesOnce(hours),
            Ways = (await WayColumns.OfAsync(snapshot, cancellationToken))
                .Union(await OutcomeLabels.OfAsync(snapshot, cancellationToken)).ToHashSet(StringComparer.Ordinal),
        };
    }

    private static bool IsOfTypeOnly(Pattern pattern) => pattern.Conditions.Keys.All(attribute => attribute == CallAttributes.CallType);

    /// <summary>The times of day and days of the week that stand out by one day alone.</summary>
    private static HashSet<Category> TimesOnce(IReadOnlyList<HourCount> hours)
    {
        var all = hours.Aggregate(default(HitCount), Plus);
        var times = hours.Where(hour => hour.Timed > 0)
            .GroupBy(hour => new Category(CallAttributes.HourBand, HourBands.Of(hour.Hour.Hour)))
            .Concat(hours.GroupBy(hour => new Category(CallAttributes.Weekday, Weekdays.Of(hour.Hour.DayOfWeek))));
        return
        [
            .. times.Where(time =>
            {
                var count = time.Aggregate(default(HitCount), Plus);
                return !Recurrence.IsRhythm(time, (double)(all.Hits - count.Hits) / Math.Max(1, all.Calls - count.Calls));
            }).Select(time => time.Key),
        ];

        static HitCount Plus(HitCount sum, HourCount hour) => new(sum.Calls + hour.Count.Calls, sum.Hits + hour.Count.Hits);
    }

    private static List<SingleValue> Singles(CodedRows rows, IReadOnlyList<Pattern> patterns)
    {
        var isExplained = IsInAny(rows, patterns);
        var outside = default(HitCount);
        for (var row = 0; row < rows.Count; row++)
        {
            if (!isExplained[row]) outside = Plus(outside, rows, row);
        }

        var singles = new List<SingleValue>();
        for (var attribute = 0; attribute < rows.Attributes.Count; attribute++)
        {
            var counts = new (HitCount All, HitCount Outside)[rows.CodesOf(attribute)];
            var codes = rows.Codes[attribute];
            for (var row = 0; row < rows.Count; row++)
            {
                ref var count = ref counts[codes[row]];
                count = (Plus(count.All, rows, row), isExplained[row] ? count.Outside : Plus(count.Outside, rows, row));
            }

            // Code 0 is a missing value.
            for (var code = 1; code < counts.Length; code++)
            {
                var (all, rest) = counts[code];
                if (all.Calls == 0) continue;
                singles.Add(new SingleValue(
                    rows.Attributes[attribute],
                    rows.Value(new Condition(attribute, code)),
                    Compare(all.Calls, all.Hits, rows),
                    new GroupComparison(rest.Calls, rest.Hits, outside.Calls, outside.Hits)));
            }
        }

        return singles;
    }

    private static bool[] IsInAny(CodedRows rows, IReadOnlyList<Pattern> patterns)
    {
        var isIn = new bool[rows.Count];
        foreach (var pattern in patterns)
        {
            // A pattern's values are of these rows.
            foreach (var row in rows.Matching(rows.Find(pattern.Conditions)!))
            {
                isIn[row] = true;
            }
        }

        return isIn;
    }

    private static HitCount Plus(HitCount count, CodedRows rows, int row) => new(count.Calls + rows.Calls[row], count.Hits + rows.Failed[row]);

    private static GroupComparison Compare(long calls, long hits, CodedRows rows) => new(calls, hits, rows.TotalCalls, rows.TotalFailed);
}
