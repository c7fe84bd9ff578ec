namespace IvrFunctions.Core.Analysis;

/// <summary>An analysis that somebody waits for: <c>pending</c>, <c>running</c>, <c>failed</c> or <c>completed</c>.</summary>
/// <param name="Version">1.</param>
/// <param name="AnalysisId">The id to ask with; the analysis itself has its own, which says what it was made from.</param>
/// <param name="State">Where it stands; of a completed one the analysis itself is given.</param>
/// <param name="RequestedAt">When it was asked for.</param>
/// <param name="Error">Why it failed, or what stood in the way of the last attempt.</param>
/// <param name="Answer">Id of the analysis, once completed.</param>
public sealed record QueuedAnalysis(
    int Version, string AnalysisId, string State, DateTimeOffset RequestedAt, string? Error = null, string? Answer = null)
{
    public const string Pending = "pending";
    public const string Running = "running";
    public const string Failed = "failed";
    public const string Completed = "completed";
}
