namespace IvrFunctions.Core.Patterns;

/// <summary>
/// Finds the patterns one by one: the combination that tells most about the failures is a pattern, what it explains is expected from then on,
/// and so on until nothing more is significant. A pattern that later ones make superfluous is dropped, and one that fits better in the
/// company of the others takes its place.
/// </summary>
internal sealed class PatternSearch(CodedRows rows, UsualRates usual, CombinationTable table, Trials trials, PatternOptions options)
{
    /// <summary>Replacing mostly ends by itself after a few.</summary>
    private const int MaxReplacements = 20;

    /// <summary>Usual rates multiply, but no more calls are expected to fail than there are.</summary>
    private const double MaxRate = 0.999;

    /// <summary>The best given what is known, by the key of what is known: replacing asks again what adding has asked.</summary>
    private readonly Dictionary<ulong, Finding?> answers = [];

    private readonly CombinationIndex index = new(rows, table);
    private readonly Dictionary<ulong, IReadOnlyList<int>> rowsOf = [];

    /// <param name="model">What the patterns found lead to expect.</param>
    public List<Finding> Find(out RateModel model)
    {
        var found = new List<Combination>();
        var replacements = 0;

        // One that is added may make another superfluous, which the next one brings back: what was found before would be found for ever.
        var seen = new HashSet<ulong>();
        while (seen.Add(KeyOf(found)))
        {
            if (found.Count < options.MaxPatterns && FindBest(found) is { } best && IsAccepted(best))
            {
                found.Add(best.Combination);
                DropSuperfluous(found);
            }
            else if (replacements++ >= MaxReplacements || !Replace(found))
            {
                break;
            }
        }

        model = Model(found);
        return [.. found.Select(combination => ScoreAmong(found, combination)).OrderByDescending(finding => finding.LogLikelihoodRatio)];
    }

    private void DropSuperfluous(List<Combination> found)
    {
        while (found.Count > 1)
        {
            var weakest = found.Select(combination => ScoreAmong(found, combination)).MinBy(finding => finding.Score)!;
            if (IsAccepted(weakest)) return;
            found.Remove(weakest.Combination);
        }
    }

    private bool Replace(List<Combination> found)
    {
        for (var i = 0; i < found.Count; i++)
        {
            var better = FindBest(Without(found, found[i]));
            if (better is null || better.Combination.Key == found[i].Key) continue;
            if (better.Score <= ScoreAmong(found, found[i]).Score + 1e-9) continue;
            found[i] = better.Combination;
            DropSuperfluous(found);
            return true;
        }

        return false;
    }

    private Finding? FindBest(List<Combination> known)
    {
        var key = KeyOf(known);
        if (!answers.TryGetValue(key, out var answer))
        {
            var model = Model(known);
            answer = FindBest(model, isFirst: known.Count == 0);
            if (answer is not null) answer = Refine(answer, model);
            answers.Add(key, answer);
        }

        return answer;
    }

    /// <summary>
    /// The best of those that stand out from the spread of the rates. If none does, a pattern beside others has to; the first may be just the largest
    /// difference of all.
    /// </summary>
    private Finding? FindBest(RateModel model, bool isFirst)
    {
        var counts = model.CountKnown(index);
        var (best, bestScore, bestStandsOut) = (-1, double.NegativeInfinity, !isFirst);
        for (var i = 0; i < counts.Length; i++)
        {
            var entry = table[i];
            var evidence = Weigh(entry.Calls, entry.Failed, entry.Usual, model, counts[i]);
            if (evidence.LogLikelihoodRatio <= 0) continue;
            var score = evidence.LogLikelihoodRatio - Math.Log(trials.CorrectionFor(entry.Conditions, entry.Calls));
            var standsOut = evidence.StandsOut(entry.Usual.Variance);
            if (standsOut == bestStandsOut ? score > bestScore : standsOut) (best, bestScore, bestStandsOut) = (i, score, standsOut);
        }

        return best < 0 ? null : Score(table.CombinationAt(best), model, counts[best]);
    }

    /// <summary>The finding with one condition more, where that says more.</summary>
    private Finding Refine(Finding finding, RateModel model)
    {
        var conditions = finding.Combination.Conditions;
        if (conditions.Count < trials.MaxVisited || conditions.Count == trials.MaxConditions) return finding;
        var matching = rows.Matching(conditions);
        foreach (var attribute in Enumerable.Range(0, rows.Attributes.Count).Except(conditions.Select(condition => condition.Attribute)))
        {
            foreach (var part in matching.GroupBy(row => rows.Codes[attribute][row]).Where(part => part.Key != 0))
            {
                Condition[] more = [.. conditions.Append(new Condition(attribute, part.Key)).OrderBy(condition => condition.Attribute)];
                var sums = part.Aggregate(default(RowSums), (sum, row) => sum + usual.SumsOf(rows, row));
                var refined = new Combination(more, sums.Calls, sums.Failed, usual.Of(more, sums));
                if (refined.Calls < trials.MinCalls || refined.Calls == finding.Combination.Calls) continue;
                var score = Score(refined, model, model.CountKnown(part));
                if (score.Score > finding.Score) finding = score;
            }
        }

        return finding;
    }

    /// <summary>The finding given all the other ones.</summary>
    private Finding ScoreAmong(List<Combination> found, Combination combination)
    {
        var model = Model(Without(found, combination));
        return Score(combination, model, model.CountKnown(RowsOf(combination)));
    }

    private Finding Score(Combination combination, RateModel model, KnownCounts known)
    {
        var ratio = Weigh(combination.Calls, combination.Failed, combination.Usual, model, known).LogLikelihoodRatio;
        var correction = trials.CorrectionFor(combination.Conditions.Count, combination.Calls);
        return new Finding(
            combination,
            ratio,
            ratio > 0 ? ratio - Math.Log(correction) : double.NegativeInfinity,
            Statistics.UpperTail(Math.Sqrt(2 * ratio)) * correction);
    }

    /// <summary>
    /// The combination against all the rest; nothing where it has not clearly more failures than expected. Where it overlaps with known
    /// patterns, what is outside of them counts alone: inside, the failures it shares with them are expected already.
    /// </summary>
    private Evidence Weigh(long calls, long failed, UsualPart part, RateModel model, KnownCounts known)
    {
        var outsideCalls = calls - known.Counts.Calls;
        var expected = (part.Weight - known.Weight) * part.Scale * model.BaseRate;
        var outside = new ExpectedCounts(outsideCalls, failed - known.Counts.Failed, Math.Min(expected, MaxRate * outsideCalls));
        var alone = Weigh(outside, model.Unknown);
        if (known.Counts.Calls == 0) return alone;
        var whole = Weigh(outside + known.Counts, model.All);
        return whole.LogLikelihoodRatio > alone.LogLikelihoodRatio ? whole : alone;
    }

    private Evidence Weigh(ExpectedCounts part, ExpectedCounts all) =>
        part.Failed >= options.MinFailed && part.Exceeds(all, options.MinLift) ? Evidence.Of(part, all) : default;

    private bool IsAccepted(Finding finding) => finding.CorrectedP <= options.FalseDiscoveryRate;

    private RateModel Model(List<Combination> patterns) => new(rows, usual, [.. patterns.Select(RowsOf)]);

    private IReadOnlyList<int> RowsOf(Combination combination)
    {
        if (!rowsOf.TryGetValue(combination.Key, out var found))
        {
            found = rows.Matching(combination.Conditions);
            rowsOf.Add(combination.Key, found);
        }

        return found;
    }

    /// <summary>Equal for the same combinations in any order.</summary>
    private static ulong KeyOf(List<Combination> combinations) =>
        combinations.Aggregate(0UL, (sum, combination) => sum + (combination.Key * (combination.Key | 1)));

    private static List<Combination> Without(List<Combination> found, Combination one) => [.. found.Where(other => other.Key != one.Key)];
}
