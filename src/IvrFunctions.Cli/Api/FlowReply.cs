namespace IvrFunctions.Cli.Api;

/// <summary>A waterfall with the period before.</summary>
internal sealed record FlowReply(Flow Current, Flow? Previous, IReadOnlyList<string> Warnings);

internal sealed record Flow(Period? Period, long Calls, IReadOnlyList<FlowStep> Steps);

internal sealed record FlowStep(
    string Step,
    long Reached,
    long WentOn,
    long Failed,
    long HungUp,
    long Transferred,
    long Completed,
    long Unknown,
    long FailedBefore,
    double? FailureRate,
    long Repeated,
    long Retried,
    IReadOnlyList<FlowReason> Reasons,
    Times DurationSeconds);

internal sealed record FlowReason(string? Reason, long Failed, long HungUp);
