using System.Text.Json;
using DuckDB.NET.Data;
using IvrFunctions.Core.Calls;

namespace IvrFunctions.Adapters.DuckDb;

/// <summary>The columns of the archive: how a call is written to them.</summary>
internal static class CallColumns
{
    /// <summary>SQL that makes an empty table of calls, in the place of one of the name.</summary>
    public static string Create(string table) => $"""
        create or replace table {table} (
            call_key ubigint, case_id uuid, failed boolean, call_id varchar, started_at timestamp, utc_offset_minutes smallint, has_time_of_day boolean,
            caller_id varchar, call_type varchar, channel varchar, menu_path varchar, failure_step varchar, failure_reason varchar,
            customer_segment varchar, language varchar, region varchar, queue varchar, duration_seconds integer, wait_seconds integer,
            retries integer, outcome varchar, notes varchar, hour_band varchar, weekday varchar, has_date boolean, extras varchar)
        """;

    public static void Append(DuckDBAppender appender, CallRecord call, ulong callKey, CaseId caseId)
    {
        var row = appender.CreateRow();
        row.AppendValue(callKey).AppendValue(ToGuid(caseId)).AppendValue(call.IsFailed);
        row.AppendValue(call.CallId).AppendValue(call.StartedAt.DateTime).AppendValue((short)call.StartedAt.TotalOffsetMinutes);
        row.AppendValue(call.HasTimeOfDay);
        row.AppendValue(call.CallerId).AppendValue(call.CallType).AppendValue(call.Channel).AppendValue(call.MenuPath);
        row.AppendValue(call.FailureStep).AppendValue(call.FailureReason).AppendValue(call.CustomerSegment).AppendValue(call.Language);
        row.AppendValue(call.Region).AppendValue(call.Queue);
        row.AppendValue(call.DurationSeconds).AppendValue(call.WaitSeconds).AppendValue(call.Retries);
        row.AppendValue(CallOutcomes.NameOf(call.Outcome)).AppendValue(call.Notes);
        row.AppendValue(call.HourBand).AppendValue(call.Weekday);
        row.AppendValue(call.HasDate).AppendValue(call.Extras is null ? null : JsonSerializer.Serialize(call.Extras));
        row.EndRow();
    }

    public static Guid ToGuid(CaseId id)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, id.Value);
        return new Guid(bytes, bigEndian: true);
    }

    public static CaseId ToCaseId(Guid guid)
    {
        Span<byte> bytes = stackalloc byte[16];
        guid.TryWriteBytes(bytes, bigEndian: true, out _);
        return new CaseId(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes));
    }
}
