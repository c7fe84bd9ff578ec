namespace IvrFunctions.Core.Patterns;

/// <summary>
/// Finds the patterns one by one: the combination that tells most about the failures is a pattern, what it explains is expected from then on,
/// and so on until nothing more is significant. A pattern that later ones make superfluous is dropped, and one that fits better in the
/// company of the others takes its place.
/// </summary>
internal sealed class PatternSearch(CodedRows rows, UsualRates usual, Combinations combinations, PatternOptions options)
{
    /// <summary>Replacing mostly ends by itself after a few.</summary>
    private const int MaxReplacements = 20;

    /// <summary>
    /// How much of the largest effect a pattern must have, both as logarithms: beside something that makes calls fail 8 times more often, what makes
    /// them fail twice as often is told, and what usually differs is not. Where nothing differs, any effect is one.
    /// </summary>
    private readonly double minEffectShare = usual.AreEven ? 0 : 1.0 / 3;

    /// <summary>What makes calls fail three times more often is told beside anything.</summary>
    private static readonly double MaxMinEffect = Math.Log(3);

    /// <summary>The best given what is known, by the key of what is known: replacing asks again what adding has asked.</summary>
    private readonly Dictionary<ulong, Finding?> answers = [];

    /// <summary>By the key of the others and of the one.</summary>
    private readonly Dictionary<(ulong, ulong), Finding> scores = [];

    /// <summary>By combination: what is known of it, counted anew for each model.</summary>
    private readonly KnownCounts[] counts = new KnownCounts[combinations.Table.Count];

    private readonly Trials trials = combinations.Trials;
    private readonly PatternWeighing weighing = new(rows, usual, combinations, options);

    /// <summary>What the patterns found lead to expect.</summary>
    public RateModel Model(IEnumerable<Finding> findings) => weighing.Model([.. findings.Select(finding => finding.Combination)]);

    /// <summary>The patterns, those that weigh most first.</summary>
    public List<Finding> Find()
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

        return [.. found.Select(combination => ScoreAmong(found, combination)).OrderByDescending(finding => finding.Weight)];
    }

    private void DropSuperfluous(List<Combination> found)
    {
        while (found.Count > 1)
        {
            var scored = found.Select(combination => ScoreAmong(found, combination)).ToList();
            var weakest = scored.MinBy(finding => finding.Score)!;
            if (IsAccepted(weakest))
            {
                weakest = scored.MinBy(finding => finding.Effect)!;
                if (weakest.Effect >= MinEffect(scored)) return;
            }

            found.RemoveAll(one => one.Key == weakest.Combination.Key);
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
            var minEffect = MinEffect(known.Select(combination => ScoreAmong(known, combination)));
            using var model = weighing.Model(known);
            answer = FindBest(model, minEffect, isFirst: known.Count == 0);
            if (answer is not null) answer = Simplify(Refine(answer, model), model);
            answers.Add(key, answer);
        }

        return answer;
    }

    private double MinEffect(IEnumerable<Finding> known) =>
        Math.Min(MaxMinEffect, minEffectShare * known.Select(finding => finding.Effect).DefaultIfEmpty(0).Max());

    /// <summary>
    /// The best of those that stand out from the spread of the rates. If none does, a pattern beside others has to; the first may be just the largest
    /// difference of all.
    /// </summary>
    private Finding? FindBest(RateModel model, double minEffect, bool isFirst)
    {
        model.CountKnown(combinations.Index, counts);
        var (best, bestScore, bestStandsOut) = (-1, double.NegativeInfinity, !isFirst);
        for (var i = 0; i < counts.Length; i++)
        {
            var entry = combinations.Table[i];
            var part = weighing.Parts[i];
            var evidence = weighing.Weigh(part, model, counts[i]);
            if (evidence.LogLikelihoodRatio <= 0 || evidence.Effect < minEffect) continue;
            var score = evidence.LogLikelihoodRatio - Math.Log(trials.CorrectionFor(entry.Conditions, entry.Calls));
            var standsOut = evidence.StandsOut(part.Variance);
            if (standsOut == bestStandsOut ? score > bestScore : standsOut) (best, bestScore, bestStandsOut) = (i, score, standsOut);
        }

        return best < 0 ? null : weighing.Score(combinations.Table.CombinationAt(best), weighing.Parts[best], model, counts[best]);
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
                var refined = new Combination(more, part.Sum(row => rows.Calls[row]), part.Sum(row => rows.Failed[row]));
                if (refined.Calls < trials.MinCalls || !trials.IsWorthTelling(refined.Calls, refined.Failed) || refined.Calls == finding.Combination.Calls) continue;
                var score = weighing.Score(refined, weighing.PartOf(more, part), model, model.CountKnown(part));
                if (score.Score > finding.Score) finding = score;
            }
        }

        return finding;
    }

    /// <summary>The finding without the conditions that all of its rows meet anyway: a city says its region.</summary>
    private Finding Simplify(Finding finding, RateModel model)
    {
        var (combination, part) = (finding.Combination, weighing.RowsOf(finding.Combination));
        List<Condition> needed = [.. combination.Conditions];
        foreach (var condition in combination.Conditions)
        {
            List<Condition> others = [.. needed.Where(other => other != condition)];
            if (others.Count > 0 && rows.Matching(others).Length == part.Count) needed = others;
        }

        return needed.Count == combination.Conditions.Count
            ? finding
            : weighing.Score(combination with { Conditions = needed }, weighing.PartOf(needed, part), model, model.CountKnown(part));
    }

    /// <summary>The finding given all the other ones.</summary>
    private Finding ScoreAmong(List<Combination> found, Combination combination)
    {
        var others = Without(found, combination);
        var key = (KeyOf(others), combination.Key);
        if (!scores.TryGetValue(key, out var score))
        {
            using var model = weighing.Model(others);
            var part = weighing.RowsOf(combination);
            score = weighing.Score(combination, weighing.PartOf(combination.Conditions, part), model, model.CountKnown(part));
            scores.Add(key, score);
        }

        return score;
    }

    private bool IsAccepted(Finding finding) => finding.CorrectedP <= options.FalseDiscoveryRate;

    /// <summary>Equal for the same combinations in any order.</summary>
    private static ulong KeyOf(List<Combination> combinations) =>
        combinations.Aggregate(0UL, (sum, combination) => sum + (combination.Key * (combination.Key | 1)));

    private static List<Combination> Without(List<Combination> found, Combination one) => [.. found.Where(other => other.Key != one.Key)];
}
