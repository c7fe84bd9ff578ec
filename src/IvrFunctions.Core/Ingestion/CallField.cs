using System.Text.Json.Serialization;

namespace IvrFunctions.Core.Ingestion;

/// <summary>The canonical fields a column of an export can hold.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<CallField>))]
public enum CallField
{
    CallId,
    Timestamp,
    CallerId,
    CallType,
    Channel,
    MenuPath,
    FailureStep,
    FailureReason,
    CustomerSegment,
    Language,
    Region,
    Queue,
    DurationSeconds,
    WaitSeconds,
    Retries,
    Outcome,
    Notes,

    /// <summary>The time of day, in a column beside the date or without any date.</summary>
    TimeOfDay,

    /// <summary>The line or system a call came in by, where call ids are unique within it only.</summary>
    Line,

    /// <summary>Whether the call was answered; like the next three a yes or no that tells the outcome.</summary>
    Answered,
    Resolved,
    Abandoned,
    Transferred,
}
