namespace IvrFunctions.Core.Analysis;

/// <summary>
/// Chooses cases that are near the question and unlike each other (maximal marginal relevance). Likeness is the share of traits that two
/// stories have in common: the index gives no vectors back, and fetching them would take longer than the search.
/// </summary>
internal static class DifferentCases
{
    /// <summary>
    /// What nearness counts for beside difference: among neighbours that are equally near, those with other traits come first, but none
    /// that is clearly further away.
    /// </summary>
    private const double NearnessWeight = 0.8;

    /// <param name="candidates">The nearest first; of equally good ones the first is chosen.</param>
    /// <param name="similarity">Nearness to the question.</param>
    /// <param name="traits">What is compared, the same number for each.</param>
    /// <param name="count">How many are wanted.</param>
    public static IReadOnlyList<T> Choose<T>(IReadOnlyList<T> candidates, Func<T, double> similarity, Func<T, IEnumerable<string>> traits, int count)
    {
        var left = candidates.Select(candidate => (Case: candidate, Near: similarity(candidate), Traits: traits(candidate).ToArray())).ToList();
        var chosen = new List<(T Case, double Near, string[] Traits)>();
        while (left.Count > 0 && chosen.Count < count)
        {
            var best = left.MaxBy(candidate => (NearnessWeight * candidate.Near)
                - ((1 - NearnessWeight) * chosen.Select(other => Likeness(candidate.Traits, other.Traits)).DefaultIfEmpty().Max()));
            left.Remove(best);
            chosen.Add(best);
        }

        return [.. chosen.Select(one => one.Case)];
    }

    private static double Likeness(string[] one, string[] other) =>
        one.Length == 0 ? 0 : (double)one.Zip(other).Count(pair => pair.First == pair.Second) / one.Length;
}
