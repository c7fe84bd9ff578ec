using System.Data.Common;
using IvrFunctions.Core.Calls;

namespace IvrFunctions.Adapters.DuckDb;

/// <summary>Reads calls back from a query's row.</summary>
internal static class CallReading
{
    /// <summary>The columns <see cref="Read"/> expects, in its order.</summary>
    public static readonly string[] Columns =
    [
        "call_id", "started_at", "utc_offset_minutes", "caller_id", "call_type", "channel", "menu_path", "failure_step", "failure_reason",
        "customer_segment", "language", "region", "queue", "duration_seconds", "wait_seconds", "retries", "outcome", "notes",
    ];

    public static CallRecord Read(DbDataReader row, int first)
    {
        string? Text(int column) => row.IsDBNull(first + column) ? null : row.GetString(first + column);
        int? Number(int column) => row.IsDBNull(first + column) ? null : row.GetInt32(first + column);
        return new CallRecord
        {
            CallId = Text(0),
            StartedAt = new DateTimeOffset(row.GetDateTime(first + 1), TimeSpan.FromMinutes(row.GetInt16(first + 2))),
            CallerId = Text(3),
            CallType = Text(4),
            Channel = Text(5),
            MenuPath = Text(6),
            FailureStep = Text(7),
            FailureReason = Text(8),
            CustomerSegment = Text(9),
            Language = Text(10),
            Region = Text(11),
            Queue = Text(12),
            DurationSeconds = Number(13),
            WaitSeconds = Number(14),
            Retries = Number(15),
            Outcome = Enum.Parse<CallOutcome>(row.GetString(first + 16), ignoreCase: true),
            Notes = Text(17),
        };
    }
}
