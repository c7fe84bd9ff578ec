namespace IvrFunctions.Core.Patterns;

/// <summary>Some calls among all calls of a period.</summary>
internal readonly record struct PartOfCalls(long Calls, long Failed, long AllCalls, long AllFailed)
{
    public static PartOfCalls Of(CodedRows rows, IReadOnlyDictionary<string, string> conditions)
    {
        var coded = rows.Find(conditions);
        if (coded is null) return new PartOfCalls(0, 0, rows.TotalCalls, rows.TotalFailed);
        var (calls, failed) = (0L, 0L);
        foreach (var row in rows.Matching(coded))
        {
            calls += rows.Calls[row];
            failed += rows.Failed[row];
        }

        return new PartOfCalls(calls, failed, rows.TotalCalls, rows.TotalFailed);
    }

    /// <summary>
    /// Logarithm of the rate by the rate of all other calls, and its variance; normal, with half a failure added to each count so that both exist
    /// (as Haldane and Anscombe have it).
    /// </summary>
    public (double Value, double Variance) LogLift()
    {
        var (failed, calls) = (Failed + 0.5, Calls + 0.5);
        var (failedElsewhere, callsElsewhere) = (AllFailed - Failed + 0.5, AllCalls - Calls + 0.5);
        return (
            Math.Log(failed / calls) - Math.Log(failedElsewhere / callsElsewhere),
            Math.Max(0, (1 / failed) - (1 / calls)) + Math.Max(0, (1 / failedElsewhere) - (1 / callsElsewhere)));
    }
}
