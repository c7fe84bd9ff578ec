using IvrFunctions.Core.Patterns;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

/// <summary>What the calls tell about a failure, whoever asks.</summary>
/// <param name="Groups">Where it concentrates.</param>
/// <param name="Episode">The one time that holds much of it.</param>
/// <param name="Hours">When it concentrates, day after day.</param>
/// <param name="Trend">Whether it becomes more frequent.</param>
/// <param name="Aftermath">What became of the callers.</param>
internal sealed record FailureFindings(FoundGroups Groups, Episode? Episode, BusyHours? Hours, CallTrend? Trend, Aftermath Aftermath)
{
    public static readonly FailureFindings None = new(FoundGroups.None, null, null, null, default);
}
