namespace IvrFunctions.Core.Calls;

/// <summary>
/// One call after mapping: the canonical fields, redacted. Text is trimmed; <see langword="null"/> means the export does not say.
/// </summary>
public sealed record CallRecord
{
    public string? CallId { get; init; }

    /// <summary>Start of the call on the wall clock of the export, with its offset (zero where the export names none).</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Whether the export gives the date; without it only the time of day of <see cref="StartedAt"/> has a meaning.</summary>
    public bool HasDate { get; init; } = true;

    /// <summary>Whether the export gives the time of day, not only the date.</summary>
    public bool HasTimeOfDay { get; init; } = true;

    /// <summary>Keyed pseudonym of the caller, never the number itself.</summary>
    public string? CallerId { get; init; }

    public string? CallType { get; init; }

    public string? Channel { get; init; }

    /// <summary>The menu steps the call went through, joined by <c>&gt;</c>.</summary>
    public string? MenuPath { get; init; }

    public string? FailureStep { get; init; }

    public string? FailureReason { get; init; }

    public string? CustomerSegment { get; init; }

    /// <summary>The language of the call, not of the answer.</summary>
    public string? Language { get; init; }

    public string? Region { get; init; }

    /// <summary>The queue or agent group the call reached.</summary>
    public string? Queue { get; init; }

    public int? DurationSeconds { get; init; }

    public int? WaitSeconds { get; init; }

    public int? Retries { get; init; }

    public CallOutcome Outcome { get; init; }

    /// <summary>Free text of the agent or system, with personal data masked.</summary>
    public string? Notes { get; init; }

    /// <summary>Columns that hold no canonical field, by name, with personal data masked.</summary>
    public IReadOnlyDictionary<string, string>? Extras { get; init; }

    /// <summary>The band of the local hour, <see cref="CallAttributes.HourBand"/>; <see langword="null"/> without a time of day.</summary>
    public string? HourBand => HasTimeOfDay ? HourBands.Of(StartedAt.Hour) : null;

    /// <summary>The local weekday, <see cref="CallAttributes.Weekday"/>; <see langword="null"/> without a date.</summary>
    public string? Weekday => HasDate ? Weekdays.Of(StartedAt.DayOfWeek) : null;

    /// <summary>Whether this call is one of the failures that analyses explain.</summary>
    public bool IsFailed => Outcome is CallOutcome.Failed or CallOutcome.Abandoned;
}
