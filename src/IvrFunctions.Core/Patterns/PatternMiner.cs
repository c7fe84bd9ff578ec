namespace IvrFunctions.Core.Patterns;

/// <summary>Finds where failures concentrate. A pure function of counted rows: no storage, no clock, the same answer to the same question.</summary>
public static class PatternMiner
{
    /// <summary>Mostly two or three are enough.</summary>
    private const int MaxPasses = 3;

    /// <summary>With fewer failures outside of all patterns there is nothing that tells what is usual.</summary>
    private const double MinUnknown = 1;

    /// <summary>As long as all calls are held to fail alike, what usually differs would come as patterns as well: the largest do.</summary>
    private const int MaxFirstPatterns = 4;

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

    /// <summary>
    /// What usually fails can be told once the patterns are known, and the patterns once it is known what usually fails: both in turn, until the
    /// patterns stay.
    /// </summary>
    private static IReadOnlyList<Pattern> Find(CodedRows coded, PatternOptions options)
    {
        if (coded.TotalFailed == 0 || coded.TotalFailed == coded.TotalCalls) return [];
        var rows = DistinctRows.Of(coded);
        var usual = UsualRates.Equal(rows);
        List<Finding> before = [];
        var combinations = Combinations.Find(rows, options, usual.Rate);
        try
        {
            for (var pass = 1; ; pass++)
            {
                var most = pass == 1 ? Math.Min(options.MaxPatterns, MaxFirstPatterns) : options.MaxPatterns;
                var search = new PatternSearch(rows, usual, combinations, options with { MaxPatterns = most });
                var findings = search.Find();
                using var model = search.Model(findings);

                // Where rows differ so much that nothing stands out, the largest difference is still worth a look.
                if (findings.Count == 0) findings = [.. before.Take(1)];
                var isSame = before.Select(KeyOf).ToHashSet().SetEquals(findings.Select(KeyOf));
                if (pass == MaxPasses || (pass > 1 && isSame) || model.Unknown.Failed < MinUnknown)
                {
                    return [.. findings.Select(finding => Describe(rows, finding))];
                }

                before = findings;
                usual = UsualRateFit.Of(rows, model);
                if (usual.Rate >= combinations.LowRate) continue;
                combinations.Dispose();
                combinations = Combinations.Find(rows, options, usual.Rate);
            }
        }
        finally
        {
            combinations.Dispose();
        }
    }

    private static ulong KeyOf(Finding finding) => finding.Combination.Key;

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
