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
}
