namespace IvrFunctions.Core.Patterns;

/// <summary>
/// Divides a series of counts into stretches of one level each: the division that is best of all (dynamic programming; Jackson et al., "An algorithm
/// for optimal partitioning of data on an interval", 2005), with candidates that cannot win any more left out (PELT; Killick et al., 2012).
/// </summary>
internal static class Segmentation
{
    /// <param name="failed">Failures of each moment.</param>
    /// <param name="expected">What is expected of them at level 1; 0 where there were no calls.</param>
    /// <param name="penalty">What a further stretch must save, in nats of the Poisson likelihood.</param>
    /// <returns>Where stretches begin, but for the first.</returns>
    public static List<int> Divide(double[] failed, double[] expected, double penalty)
    {
        var (failures, expectations) = (Sums(failed), Sums(expected));
        var cost = new double[failed.Length + 1];
        var last = new int[failed.Length + 1];
        var candidates = new List<int> { 0 };
        var candidateCosts = new List<double>();
        cost[0] = -penalty;
        for (var end = 1; end <= failed.Length; end++)
        {
            candidateCosts.Clear();
            var (best, bestCost) = (0, double.PositiveInfinity);
            foreach (var begin in candidates)
            {
                var total = cost[begin] + Cost(failures[end] - failures[begin], expectations[end] - expectations[begin]);
                candidateCosts.Add(total);
                if (total + penalty < bestCost) (best, bestCost) = (begin, total + penalty);
            }

            (cost[end], last[end]) = (bestCost, best);
            var kept = 0;
            for (var i = 0; i < candidates.Count; i++)
            {
                if (candidateCosts[i] <= bestCost) candidates[kept++] = candidates[i];
            }

            candidates.RemoveRange(kept, candidates.Count - kept);
            candidates.Add(end);
        }

        var begins = new List<int>();
        for (var begin = last[^1]; begin > 0; begin = last[begin])
        {
            begins.Add(begin);
        }

        begins.Reverse();
        return begins;
    }

    /// <summary>Less the logarithm of the likelihood of a stretch at the level that fits it, but for what all divisions share.</summary>
    public static double Cost(double failed, double expected) => failed > 0 ? -failed * Math.Log(failed / expected) : 0;

    public static double[] Sums(double[] values)
    {
        var sums = new double[values.Length + 1];
        for (var i = 0; i < values.Length; i++)
        {
            sums[i + 1] = sums[i] + values[i];
        }

        return sums;
    }
}
