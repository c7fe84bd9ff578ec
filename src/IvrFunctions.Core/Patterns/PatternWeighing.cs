namespace IvrFunctions.Core.Patterns;

/// <summary>Weighs a combination against what usually fails and what is known already.</summary>
internal sealed class PatternWeighing(CodedRows rows, UsualRates usual, Combinations combinations, PatternOptions options)
{
    /// <summary>Usual rates multiply, but no more calls are expected to fail than there are.</summary>
    private const double MaxRate = 0.999;

    private readonly Dictionary<ulong, IReadOnlyList<int>> rowsOf = [];

    /// <summary>How each of the combinations usually fails.</summary>
    public UsualParts Parts { get; } = new(rows, usual, combinations);

    public RateModel Model(List<Combination> patterns) => new(rows, usual, Parts.All, [.. patterns.Select(RowsOf)]);

    public IReadOnlyList<int> RowsOf(Combination combination)
    {
        if (!rowsOf.TryGetValue(combination.Key, out var found))
        {
            found = rows.Matching(combination.Conditions);
            rowsOf.Add(combination.Key, found);
        }

        return found;
    }

    public UsualPart PartOf(IReadOnlyList<Condition> conditions, IEnumerable<int> part) =>
        usual.Of(conditions, part.Aggregate(default(RowSums), (sum, row) => sum + usual.SumsOf(rows, row)));

    public Finding Score(Combination combination, UsualPart part, RateModel model, KnownCounts known)
    {
        var evidence = Weigh(part, model, known);
        var ratio = evidence.LogLikelihoodRatio;
        var correction = combinations.Trials.CorrectionFor(combination.Conditions.Count, combination.Calls);
        return new Finding(
            combination,
            ratio,
            ratio > 0 ? ratio - Math.Log(correction) : double.NegativeInfinity,
            Statistics.UpperTail(Math.Sqrt(2 * ratio)) * correction,
            evidence.Effect,
            evidence.Beyond(part.Variance));
    }

    /// <summary>
    /// The combination against all the rest; nothing where it has not clearly more failures than expected. Where it overlaps with known
    /// patterns, what is outside of them counts alone: inside, the failures it shares with them are expected already.
    /// </summary>
    public Evidence Weigh(UsualPart part, RateModel model, KnownCounts known)
    {
        var sums = part.Sums - known.Sums;
        var expected = sums.Weight * part.Scale * model.BaseRate;
        var outside = new ExpectedCounts(sums.Calls, sums.Failed, Math.Min(expected, MaxRate * sums.Calls));
        var alone = Weigh(outside, model.Unknown);
        if (known.Counts.Calls == 0) return alone;
        var whole = Weigh(outside + known.Counts, model.All);
        return whole.LogLikelihoodRatio > alone.LogLikelihoodRatio ? whole : alone;
    }

    private Evidence Weigh(ExpectedCounts part, ExpectedCounts all) =>
        part.Failed >= options.MinFailed && part.Exceeds(all, options.MinLift) ? Evidence.Of(part, all) : default;
}
