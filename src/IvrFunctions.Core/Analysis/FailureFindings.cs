using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

/// <summary>What the calls tell about a failure, whoever asks.</summary>
/// <param name="Groups">Where it concentrates.</param>
/// <param name="Hours">When it concentrates.</param>
/// <param name="Trend">Whether it becomes more frequent.</param>
/// <param name="Aftermath">What became of the callers.</param>
internal sealed record FailureFindings(FoundGroups Groups, BusyHours? Hours, CallTrend? Trend, Aftermath Aftermath)
{
    public static readonly FailureFindings None = new(FoundGroups.None, null, null, default);
}
