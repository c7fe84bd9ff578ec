namespace IvrFunctions.Core.Figures;

/// <summary>
/// How the calls of a period went. <see cref="Completed"/>, <see cref="Contained"/>, <see cref="Transferred"/>, <see cref="Failed"/> and
/// <see cref="Unknown"/> add up to <see cref="Calls"/>.
/// </summary>
public sealed record Scorecard
{
    /// <summary><see langword="null"/>: all calls.</summary>
    public required FigurePeriod? Period { get; init; }

    public required long Calls { get; init; }

    /// <summary>The caller got what the call was for, and nothing says that the IVR alone did it.</summary>
    public required Share Completed { get; init; }

    /// <summary>The call ended in the IVR without a transfer or an agent.</summary>
    public required Share Contained { get; init; }

    /// <summary>
    /// Contained calls whose caller did not call again within 24 hours, whatever about, of the contained calls of which that can be
    /// known.
    /// </summary>
    public required Share ContainedWithoutCallBack { get; init; }

    /// <summary>Contained calls that <see cref="ContainedWithoutCallBack"/> leaves out: without caller id, date or time of day.</summary>
    public required long ContainedUntraceable { get; init; }

    /// <summary>
    /// Those of <see cref="ContainedWithoutCallBack"/> that began less than 24 hours before the last call of the archive: the
    /// call-back may still come.
    /// </summary>
    public required long ContainedRecently { get; init; }

    /// <summary>The call was handed to an agent or another line.</summary>
    public required Share Transferred { get; init; }

    /// <summary>A step failed or the caller gave up; the rate is unknown where the archive holds failures only.</summary>
    public required Share Failed { get; init; }

    /// <summary>The caller gave up; a part of <see cref="Failed"/>.</summary>
    public required Share Abandoned { get; init; }

    /// <summary>Nothing says how the call ended.</summary>
    public required Share Unknown { get; init; }

    /// <summary>
    /// Calls after which the same caller called again within 24 hours, whatever about, of the calls that give caller, date and time of
    /// day. The later call counts wherever it is: filter and period choose the earlier one.
    /// </summary>
    public required Share Repeats { get; init; }

    /// <summary>Different callers of <see cref="Repeats"/>.</summary>
    public required long RepeatCallers { get; init; }

    /// <summary>Calls that <see cref="Repeats"/> leaves out: without caller id, date or time of day.</summary>
    public required long Untraceable { get; init; }

    /// <summary>Calls with one retry or more, of those that give the number.</summary>
    public required Share Retried { get; init; }

    /// <summary>All retries together.</summary>
    public required long Retries { get; init; }

    public required TimeFigures DurationSeconds { get; init; }

    public required TimeFigures WaitSeconds { get; init; }
}
