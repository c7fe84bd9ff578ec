namespace IvrFunctions.Core.Analysis;

internal enum Stage
{
    Embed,
    Search,
    Facts,
    Chat,
}

/// <summary>Times the stages of one analysis.</summary>
internal sealed class StageWatch(TimeProvider timeProvider)
{
    private readonly double[] milliseconds = new double[Enum.GetValues<Stage>().Length];
    private readonly long start = timeProvider.GetTimestamp();

    public async Task<T> MeasureAsync<T>(Stage stage, Func<Task<T>> work)
    {
        var begin = timeProvider.GetTimestamp();
        var result = await work();
        milliseconds[(int)stage] += timeProvider.GetElapsedTime(begin).TotalMilliseconds;
        return result;
    }

    public AnalysisTimings ToTimings() => new(
        Rounded(milliseconds[(int)Stage.Embed]),
        Rounded(milliseconds[(int)Stage.Search]),
        Rounded(milliseconds[(int)Stage.Facts]),
        Rounded(milliseconds[(int)Stage.Chat]),
        Rounded(timeProvider.GetElapsedTime(start).TotalMilliseconds));

    private static double Rounded(double value) => Math.Round(value, 1);
}
