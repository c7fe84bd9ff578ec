namespace IvrFunctions.Core.Patterns;

/// <summary>Tells what became of a pattern. Lifts are compared, not rates: when everything fails more, no pattern has grown.</summary>
/// <param name="comparisons">How many patterns are compared, which a difference is corrected for (Bonferroni).</param>
internal sealed class TrendTest(int comparisons)
{
    private const double Error = 0.05;

    /// <summary>One-sided 95 % of the normal distribution.</summary>
    private const double Z90 = 1.6448536269514722;

    /// <summary>How many times one lift must be the other, however certain the difference.</summary>
    private const double MinChange = 1.2;

    /// <summary>Calls without failures, or next to none, are no period to compare with.</summary>
    private const long MinFailed = 5;

    public static bool CanCompare(CodedRows rows) => rows.TotalFailed >= MinFailed && rows.TotalFailed < rows.TotalCalls;

    public PatternTrend Compare(PartOfCalls current, PartOfCalls previous)
    {
        if (previous.Calls == 0) return new PatternTrend(PatternState.New, TrendFigures.Of(current), TrendFigures.Of(previous), null);
        if (current.Calls == 0) return new PatternTrend(PatternState.Gone, TrendFigures.Of(current), TrendFigures.Of(previous), null);
        var (now, before) = (current.LogLift(), previous.LogLift());
        var difference = now.Value - before.Value;
        var p = Math.Min(1, 2 * Statistics.UpperTail(Math.Abs(difference) / Math.Sqrt(now.Variance + before.Variance)));
        return new PatternTrend(
            StateOf(p * comparisons <= Error && Math.Abs(difference) >= Math.Log(MinChange) ? difference : 0, IsThere(now), IsThere(before)),
            TrendFigures.Of(current),
            TrendFigures.Of(previous),
            p);
    }

    private static PatternState StateOf(double difference, bool isThere, bool wasThere) => difference switch
    {
        > 0 => wasThere ? PatternState.Growing : PatternState.New,
        < 0 => isThere ? PatternState.Shrinking : PatternState.Gone,
        _ => wasThere ? PatternState.Chronic : PatternState.Unclear,
    };

    private static bool IsThere((double Value, double Variance) lift) => lift.Value > Z90 * Math.Sqrt(lift.Variance);
}
