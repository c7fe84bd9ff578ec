namespace IvrFunctions.Core.Patterns;

/// <summary>
/// How many combinations were tried, which is what the p-value of a finding is corrected for. The error allowed is divided among kinds of
/// combinations, by number of conditions and by size, so that the few simple and large ones do not pay for the many others.
/// </summary>
internal sealed class Trials
{
    /// <summary>Combinations under one of 20,000 calls are not tried: there are too many of them for any to be told from chance.</summary>
    private const double MinShare = 0.00005;

    /// <summary>Share of all calls from which on a combination counts as large.</summary>
    private const double LargeShare = 0.001;

    private const double ToldShare = 0.0005;
    private const double ToldShareOfFailed = 0.01;

    private static readonly double[] ErrorByConditions = [0.4, 0.3, 0.2, 0.1];
    private static readonly double[] ErrorBySize = [0.8, 0.2];

    private readonly double[] counts = new double[ErrorByConditions.Length * ErrorBySize.Length];
    private readonly double minLarge;
    private readonly double totalCalls;
    private readonly double totalFailed;

    public Trials(CodedRows rows, PatternOptions options)
    {
        MaxConditions = Math.Min(Math.Min(options.MaxAttributes, ErrorByConditions.Length), rows.Attributes.Count);
        MaxVisited = Math.Min(MaxConditions, 3);
        MinCalls = Math.Max(options.MinCalls, (long)Math.Ceiling(rows.TotalCalls * MinShare));
        (totalCalls, totalFailed) = (rows.TotalCalls, rows.TotalFailed);
        minLarge = Math.Max(LargeShare * rows.TotalCalls, MinCalls);
        Bound([.. Enumerable.Range(0, rows.Attributes.Count).Select(attribute => rows.CodesOf(attribute) - 1)], rows.TotalCalls, 0, 0, 1);
    }

    /// <summary>Conditions that a pattern may have.</summary>
    public int MaxConditions { get; }

    /// <summary>Conditions up to which all combinations are visited. Those of four are most of all, and one that stands out does so without its fourth.</summary>
    public int MaxVisited { get; }

    /// <summary>Calls that a combination must hold to be tried.</summary>
    public long MinCalls { get; }

    /// <summary>What holds next to nothing of the calls and of the failures is no cause that anybody looks for, however many of its calls fail.</summary>
    public bool IsWorthTelling(long calls, long failed) => calls >= ToldShare * totalCalls || failed >= ToldShareOfFailed * totalFailed;

    public bool IsLarge(long calls) => calls >= minLarge;

    /// <summary>Counts a large combination that is visited.</summary>
    public void Count(int conditions) => counts[KindOf(conditions, isLarge: true)]++;

    /// <summary>What the p-value of such a combination is multiplied with (Bonferroni, weighted).</summary>
    public double CorrectionFor(int conditions, long calls)
    {
        var isLarge = IsLarge(calls);
        return Math.Max(counts[KindOf(conditions, isLarge)], 1) / (ErrorByConditions[conditions - 1] * ErrorBySize[isLarge ? 0 : 1]);
    }

    private static int KindOf(int conditions, bool isLarge) => ((conditions - 1) * ErrorBySize.Length) + (isLarge ? 0 : 1);

    /// <summary>Of so many attributes there cannot be more combinations than either their values or the calls allow: for those that are not counted one by one.</summary>
    private void Bound(int[] values, double totalCalls, int attribute, int conditions, double combinations)
    {
        for (; attribute < values.Length && conditions < MaxConditions; attribute++)
        {
            var extended = combinations * values[attribute];
            counts[KindOf(conditions + 1, isLarge: false)] += Math.Min(extended, totalCalls / MinCalls);
            if (conditions + 1 > MaxVisited) counts[KindOf(conditions + 1, isLarge: true)] += Math.Min(extended, totalCalls / minLarge);
            Bound(values, totalCalls, attribute + 1, conditions + 1, extended);
        }
    }
}
