namespace IvrFunctions.Core.Patterns;

/// <summary>Calls, the failed among them, and how many of them a model expects to fail.</summary>
internal readonly record struct ExpectedCounts(double Calls, double Failed, double Expected)
{
    public static ExpectedCounts operator +(ExpectedCounts left, ExpectedCounts right) =>
        new(left.Calls + right.Calls, left.Failed + right.Failed, left.Expected + right.Expected);

    public static ExpectedCounts operator -(ExpectedCounts left, ExpectedCounts right) =>
        new(left.Calls - right.Calls, left.Failed - right.Failed, left.Expected - right.Expected);

    /// <summary>How many times more failures than expected there are here than in the rest of <paramref name="all"/>, which expects what it has.</summary>
    public bool Exceeds(ExpectedCounts all, double lift)
    {
        var rest = all - this;
        return Failed > 0 && Failed * rest.Expected > lift * rest.Failed * Expected;
    }
}
