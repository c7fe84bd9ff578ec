using System.Runtime.InteropServices;

namespace IvrFunctions.Core.Patterns;

/// <summary>
/// Finds every combination of values that holds enough calls and may turn out a pattern: attribute by attribute the rows are divided by value,
/// and only parts large enough are divided further (Beyer and Ramakrishnan, "Bottom-Up Computation of Sparse and Iceberg CUBEs", 1999).
/// </summary>
internal sealed class CombinationFinder
{
    /// <summary>A large combination is kept from this likelihood ratio on, by far under any that is significant.</summary>
    private const double MinLargeRatio = 2;

    private readonly CodedRows rows;
    private readonly PatternOptions options;
    private readonly double lowRate;

    /// <summary>By row, side by side: they are added up for every combination of attributes.</summary>
    private readonly (long Calls, long Failed)[] counts;
    private readonly CombinationTable table = new();
    private readonly Trials trials;
    private readonly int[][] orders;
    private readonly Tally[][] tallies;

    /// <summary>The part being divided and those it is a part of, by number of conditions.</summary>
    private readonly CombinationTable.Entry[] path;

    /// <summary>Where they are in the table; -1 where they are not.</summary>
    private readonly int[] positions;

    private CombinationFinder(CodedRows rows, PatternOptions options, double lowRate)
    {
        this.rows = rows;
        this.options = options;
        this.lowRate = lowRate;
        counts = [.. rows.Calls.Zip(rows.Failed)];
        trials = new Trials(rows, options);
        orders = [.. Enumerable.Range(0, trials.MaxVisited).Select(_ => new int[rows.Count])];
        tallies = [.. Enumerable.Range(0, rows.Attributes.Count).Select(attribute => new Tally[rows.CodesOf(attribute)])];
        path = new CombinationTable.Entry[trials.MaxVisited];
        positions = new int[trials.MaxVisited];
    }

    /// <param name="rows">The rows.</param>
    /// <param name="options">The smallest pattern of interest.</param>
    /// <param name="lowRate">A rate surely under that of calls without any pattern: what has no more failures than it expects is left out.</param>
    public static (CombinationTable Table, Trials Trials) Find(CodedRows rows, PatternOptions options, double lowRate)
    {
        var finder = new CombinationFinder(rows, options, lowRate);
        if (finder.trials.MaxVisited > 0) finder.Divide([.. Enumerable.Range(0, rows.Count)], 0, 0);
        return (finder.table, finder.trials);
    }

    private void Divide(ReadOnlySpan<int> part, int depth, int nextAttribute)
    {
        var isLast = depth + 1 == trials.MaxVisited;
        for (var attribute = nextAttribute; attribute < rows.Attributes.Count; attribute++)
        {
            foreach (var (code, tally) in Count(part, attribute, isLast ? null : orders[depth]))
            {
                // The same rows as the part itself say nothing new.
                if (tally.Rows == part.Length && depth > 0) continue;
                Visit(depth, new Condition(attribute, code), tally.Calls, tally.Failed);
                if (!isLast && IsWorthDividing(tally))
                {
                    Divide(orders[depth].AsSpan(tally.Start, tally.Rows), depth + 1, attribute + 1);
                }
            }
        }
    }

    private bool IsWorthDividing(Tally tally) =>
        trials.IsLarge(tally.Calls) || tally.Failed >= options.MinFailed;

    private void Visit(int depth, Condition condition, long calls, long failed)
    {
        var isLarge = trials.IsLarge(calls);
        if (isLarge) trials.Count(depth + 1);
        var key = condition.Key + (depth > 0 ? path[depth - 1].Key : 0);
        path[depth] = new CombinationTable.Entry(key, -1, condition, depth + 1, calls, failed);
        positions[depth] = -1;
        if (failed < options.MinFailed || failed <= calls * lowRate || !trials.IsWorthTelling(calls, failed)) return;

        var ratio = Statistics.LogLikelihoodRatio(calls, failed, calls * lowRate);
        if (ratio >= (isLarge ? MinLargeRatio : Math.Log(trials.CorrectionFor(depth + 1, calls)))) Keep(depth);
    }

    /// <summary>Adds the combination to the table, with those it is a part of: who looks for it comes by them.</summary>
    private int Keep(int depth)
    {
        if (depth < 0) return -1;
        if (positions[depth] < 0) positions[depth] = table.Add(path[depth] with { Parent = Keep(depth - 1) });
        return positions[depth];
    }

    /// <summary>Counts the values of an attribute and sorts the rows of those with enough calls into <paramref name="sorted"/>, if given.</summary>
    private List<(int Code, Tally Tally)> Count(ReadOnlySpan<int> part, int attribute, int[]? sorted)
    {
        var codes = rows.Codes[attribute];
        var values = tallies[attribute];
        var seen = new List<int>();
        foreach (var row in part)
        {
            ref var tally = ref values[codes[row]];
            if (tally.Rows++ == 0) seen.Add(codes[row]);
            var (calls, failed) = counts[row];
            tally.Calls += calls;
            tally.Failed += failed;
        }

        var start = 0;
        var frequent = new List<(int, Tally)>();
        foreach (var code in seen)
        {
            ref var tally = ref values[code];
            var isFrequent = code != 0 && tally.Calls >= trials.MinCalls;
            tally.Start = isFrequent ? start : -1;
            if (!isFrequent) continue;
            start += tally.Rows;
            frequent.Add((code, tally));
        }

        if (sorted is not null && start > 0) Sort(part, codes, values, sorted);
        foreach (var code in CollectionsMarshal.AsSpan(seen))
        {
            values[code] = default;
        }

        return frequent;
    }

    private static void Sort(ReadOnlySpan<int> part, int[] codes, Tally[] values, int[] sorted)
    {
        foreach (var row in part)
        {
            ref var tally = ref values[codes[row]];
            if (tally.Start >= 0) sorted[tally.Start++] = row;
        }
    }

    private struct Tally
    {
        public int Rows;
        public int Start;
        public long Calls;
        public long Failed;
    }
}
