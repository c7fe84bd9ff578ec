using IvrFunctions.Core.Calls;

namespace IvrFunctions.Core.Ports;

/// <summary>
/// Counts of calls. <see cref="Completed"/>, <see cref="Contained"/>, <see cref="Transferred"/>, <see cref="Failed"/> and
/// <see cref="Unknown"/> make up <see cref="Calls"/>.
/// </summary>
/// <remarks>
/// A call is <i>traceable</i> if it gives its caller, date and time of day. A traceable call is <i>followed</i> if the same caller began
/// another later, at most 24 hours after it: whatever that call was about, and in or out of the filter and its period.
/// </remarks>
public sealed record CallTotals
{
    public long Calls { get; init; }

    public long Completed { get; init; }

    public long Contained { get; init; }

    public long Transferred { get; init; }

    /// <summary>Failed or abandoned, as <see cref="CallRecord.IsFailed"/>.</summary>
    public long Failed { get; init; }

    /// <summary>Those of <see cref="Failed"/> whose caller gave up.</summary>
    public long Abandoned { get; init; }

    /// <summary>Calls of which nothing says how they ended.</summary>
    public long Unknown { get; init; }

    /// <summary>Traceable calls.</summary>
    public long Traceable { get; init; }

    /// <summary>Followed calls.</summary>
    public long Followed { get; init; }

    /// <summary>Different callers of the followed calls.</summary>
    public long FollowedCallers { get; init; }

    /// <summary>Contained calls that are traceable.</summary>
    public long ContainedTraceable { get; init; }

    /// <summary>Contained calls that are followed.</summary>
    public long ContainedFollowed { get; init; }

    /// <summary>
    /// Contained, traceable calls that are not followed and began less than 24 hours before the last call of the archive: they may
    /// still be.
    /// </summary>
    public long ContainedRecent { get; init; }

    /// <summary>Calls that say how often their caller tried again.</summary>
    public long RetriesKnown { get; init; }

    /// <summary>Calls with one retry or more.</summary>
    public long Retried { get; init; }

    /// <summary>The sum of all retries.</summary>
    public long Retries { get; init; }
}
