using System.Text.Json.Serialization;

namespace IvrFunctions.Core.Patterns;

/// <summary>A moment at which the failure rate changed to another level.</summary>
/// <param name="Time">The first hour, or day where calls have no time of day, of the new level; on the wall clock of the export.</param>
/// <param name="Before">From the change before, or the first call, to this one.</param>
/// <param name="After">From this change to the next, or the last call.</param>
/// <param name="Ratio">The rate after by that before, both by what is usual then; <see langword="null"/> where nothing failed before.</param>
/// <param name="PValue">Of as large a difference by chance at any of the moments, given how much the rate varies anyway.</param>
public sealed record ChangePoint(DateTime Time, ChangeSide Before, ChangeSide After, double? Ratio, double PValue)
{
    /// <summary>The sources that had another share after than before, the largest difference first; <see langword="null"/> where there is one source.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ChangeSource>? Sources { get; init; }
}

/// <param name="From">First hour.</param>
/// <param name="To">The end, which is no part of it.</param>
/// <param name="Calls">Calls.</param>
/// <param name="Failed">Those that failed.</param>
/// <param name="Rate">Failed of calls.</param>
public sealed record ChangeSide(DateTime From, DateTime To, long Calls, long Failed, double Rate);

/// <param name="Source">Name of the upload.</param>
/// <param name="Before">Its calls before the change.</param>
/// <param name="After">Its calls after the change.</param>
public sealed record ChangeSource(string Source, SourceShare Before, SourceShare After);

/// <param name="Calls">Calls of the source.</param>
/// <param name="Failed">Those that failed.</param>
/// <param name="ShareOfFailed">Of all that failed there.</param>
public sealed record SourceShare(long Calls, long Failed, double? ShareOfFailed);
