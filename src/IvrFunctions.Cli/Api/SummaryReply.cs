namespace IvrFunctions.Cli.Api;

/// <summary>A scorecard with the period before.</summary>
internal sealed record SummaryReply(Scorecard Current, Scorecard? Previous, IReadOnlyList<string> Warnings);

internal sealed record Scorecard(
    Period? Period,
    long Calls,
    Share Completed,
    Share Contained,
    Share ContainedWithoutCallBack,
    Share Transferred,
    Share Failed,
    Share Abandoned,
    Share Unknown,
    Share Repeats,
    Share Retried,
    Times DurationSeconds,
    Times WaitSeconds);

internal sealed record Period(DateTime? From, DateTime? To);

internal sealed record Share(long Calls, long Of, double? Rate);

internal sealed record Times(long Calls, double? Median, double? P95);
