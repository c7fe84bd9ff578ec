using System.Data.Common;
using System.Text.Json;
using IvrFunctions.Core.Calls;

namespace IvrFunctions.Adapters.DuckDb;

/// <summary>Reads calls back from a query's row.</summary>
internal static class CallReading
{
    /// <summary>The columns <see cref="Read"/> expects, in its order.</summary>
    public static readonly string[] Columns =
    [
        "call_id", "started_at", "utc_offset_minutes", "has_time_of_day", "caller_id", "call_type", "channel", "menu_path", "failure_step", "failure_reason",
        "customer_segment", "language", "region", "queue", "duration_seconds", "wait_seconds", "retries", "outcome", "notes",
        "has_date", "extras",
    ];

    public static CallRecord Read(DbDataReader row, int first)
    {
        string? Text(int column) => row.IsDBNull(first + column) ? null : row.GetString(first + column);
        int? Number(int column) => row.IsDBNull(first + column) ? null : row.GetInt32(first + column);
        return new CallRecord
        {
            CallId = Text(0),
            StartedAt = new DateTimeOffset(row.GetDateTime(first + 1), TimeSpan.FromMinutes(row.GetInt16(first + 2))),
            HasTimeOfDay = row.GetBoolean(first + 3),
            CallerId = Text(4),
            CallType = Text(5),
            Channel = Text(6),
            MenuPath = Text(7),
            FailureStep = Text(8),
            FailureReason = Text(9),
            CustomerSegment = Text(10),
            Language = Text(11),
            Region = Text(12),
            Queue = Text(13),
            DurationSeconds = Number(14),
            WaitSeconds = Number(15),
            Retries = Number(16),
            Outcome = Enum.Parse<CallOutcome>(row.GetString(first + 17), ignoreCase: true),
            Notes = Text(18),
            HasDate = row.GetBoolean(first + 19),
            Extras = Text(20) is { } extras ? JsonSerializer.Deserialize<Dictionary<string, string>>(extras) : null,
        };
    }
}
