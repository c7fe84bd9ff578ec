namespace IvrFunctions.Core.Patterns;

/// <summary>Finds where failures concentrate. A pure function of counted rows: no storage, no clock, the same answer to the same question.</summary>
public static class PatternMiner
{
    /// <summary>The patterns of the rows, best first; none where nothing stands out from chance.</summary>
    /// <exception cref="ArgumentException">A row has another number of values than there are attributes, or more failed calls than calls.</exception>
    public static PatternReport Mine(CountedRows rows, PatternOptions options)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(options);
        var coded = CodedRows.Of(rows);
        return new PatternReport(PatternPopulation.Of(coded), Find(coded, options));
    }

    /// <summary>
    /// The patterns to be told as places where failures concentrate. Where one holds nearly all failures, others stand out from the little that is
    /// left, with a rate below that of all other calls: causes too, but nobody would believe the sentence.
    /// </summary>
    internal static IReadOnlyList<Pattern> FindConcentrations(CodedRows coded, PatternOptions options) =>
        [.. Find(coded, options).Where(pattern => pattern.Rate > pattern.RateElsewhere)];

    private static IReadOnlyList<Pattern> Find(CodedRows coded, PatternOptions options)
    {
        if (coded.TotalFailed == 0 || coded.TotalFailed == coded.TotalCalls) return [];
        var rate = (double)coded.TotalFailed / coded.TotalCalls;
        while (true)
        {
            var (table, trials) = CombinationFinder.Find(coded, options, rate / 2);
            var findings = new PatternSearch(coded, table, trials, options).Find(out var baseRate);

            // Where patterns explain most failures, weak ones were left out beside them: look again, against the rate that is usual.
            if (baseRate > 0.75 * rate || baseRate == 0) return [.. findings.Select(finding => Describe(coded, finding))];
            rate = baseRate;
        }
    }

    private static Pattern Describe(CodedRows rows, Finding finding)
    {
        var combination = finding.Combination;
        var (callsElsewhere, failedElsewhere) = (rows.TotalCalls - combination.Calls, rows.TotalFailed - combination.Failed);
        var rate = (double)combination.Failed / combination.Calls;
        var rateElsewhere = (double)failedElsewhere / callsElsewhere;
        return new Pattern(
            combination.Conditions.ToDictionary(condition => rows.Attributes[condition.Attribute], rows.Value),
            combination.Calls,
            combination.Failed,
            rate,
            Statistics.RateInterval(combination.Failed, combination.Calls),
            rateElsewhere,
            failedElsewhere > 0 ? rate / rateElsewhere : null,
            failedElsewhere > 0 ? Statistics.LiftInterval(combination.Failed, combination.Calls, failedElsewhere, callsElsewhere) : null,
            Statistics.UpperTail(Math.Sqrt(2 * finding.LogLikelihoodRatio)),
            Math.Min(1, finding.CorrectedP),
            combination.Failed - (combination.Calls * rateElsewhere));
    }
}
