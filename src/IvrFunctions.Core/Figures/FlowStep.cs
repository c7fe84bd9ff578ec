namespace IvrFunctions.Core.Figures;

/// <summary>
/// What happened at a step of the menu, each call counted once however often it came through:
/// <c>reached = went_on + failed + hung_up + transferred + completed + unknown + failed_before</c>.
/// </summary>
/// <remarks>
/// A call <i>ends</i> at the last step of its path; a failed one at its failure step, where that is on the path. Marks for how a
/// call ended (<c>ERROR</c>, <c>END</c>, <c>AGENT</c> …) are no steps.
/// </remarks>
public sealed record FlowStep
{
    /// <summary>The step as the paths spell it.</summary>
    public required string Step { get; init; }

    /// <summary>Mean place on the paths of the calls that reached it, from 1; a call that came twice counts with its first time.</summary>
    public required double Position { get; init; }

    /// <summary>Calls with the step on their path.</summary>
    public required long Reached { get; init; }

    /// <summary>Calls that ended at a later step.</summary>
    public required long WentOn { get; init; }

    /// <summary>Calls that ended here because a step failed.</summary>
    public required long Failed { get; init; }

    /// <summary>Calls that ended here because the caller gave up.</summary>
    public required long HungUp { get; init; }

    /// <summary>Calls that ended here and were handed to an agent or another line.</summary>
    public required long Transferred { get; init; }

    /// <summary>Calls that ended here well: completed or contained.</summary>
    public required long Completed { get; init; }

    /// <summary>Calls that ended here, and nothing says how.</summary>
    public required long Unknown { get; init; }

    /// <summary>Calls that had failed at an earlier step, where they count as ended, and whose path led here all the same.</summary>
    public required long FailedBefore { get; init; }

    /// <summary>
    /// (<see cref="Failed"/> + <see cref="HungUp"/>) / <see cref="Reached"/>; <see langword="null"/> where no call says how it ended or
    /// the archive holds failures only.
    /// </summary>
    public required double? FailureRate { get; init; }

    /// <summary>Calls that came here more than once.</summary>
    public required long Repeated { get; init; }

    /// <summary>Calls that ended here after one retry or more; at which steps they retried, exports do not say.</summary>
    public required long Retried { get; init; }

    /// <summary>Why calls failed or hung up here, the most frequent first; 20 at most.</summary>
    public required IReadOnlyList<FlowReason> Reasons { get; init; }

    /// <summary>The rest of the reasons together; <see langword="null"/> where all are listed.</summary>
    public required FlowReason? OtherReasons { get; init; }

    /// <summary>Duration of the calls that ended here.</summary>
    public required TimeFigures DurationSeconds { get; init; }

    /// <summary>Wait of the calls that ended here.</summary>
    public required TimeFigures WaitSeconds { get; init; }
}

/// <param name="Reason">The failure reason; <see langword="null"/> for calls that give none, and for the rest together.</param>
/// <param name="Failed">Calls of <see cref="FlowStep.Failed"/> with it.</param>
/// <param name="HungUp">Calls of <see cref="FlowStep.HungUp"/> with it.</param>
public sealed record FlowReason(string? Reason, long Failed, long HungUp);
