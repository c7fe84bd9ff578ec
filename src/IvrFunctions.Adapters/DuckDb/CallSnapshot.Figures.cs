using System.Data.Common;
using System.Globalization;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Adapters.DuckDb;

/// <content>The counts of the scorecard and the flow.</content>
internal sealed partial class CallSnapshot
{
    public async Task<CallTotals> TotalAsync(CallFilter filter, CancellationToken cancellationToken)
    {
        await followed.EnsureAsync(cancellationToken);
        var values = new List<object>();
        var where = Condition(filter, values);
        var recent = "false";
        if (Population.To is { } last)
        {
            values.Add(last.DateTime.AddDays(-1));
            recent = string.Create(CultureInfo.InvariantCulture, $"started_at > ${values.Count}");
        }

        var totals = new CallTotals();
        await database.QueryAsync(
            $"""
            select count(*), count(*) filter (outcome = 'completed'), count(*) filter (outcome = 'contained'),
                count(*) filter (outcome = 'transferred'), count(*) filter (failed), count(*) filter (outcome = 'abandoned'),
                count(*) filter (outcome = 'unknown'), count(*) filter (traceable), count(*) filter (followed),
                count(distinct caller_id) filter (followed), count(*) filter (outcome = 'contained' and traceable),
                count(*) filter (outcome = 'contained' and followed),
                count(*) filter (outcome = 'contained' and traceable and not followed and {recent}),
                count(retries), count(*) filter (retries > 0), coalesce(sum(retries)::bigint, 0)
            from (
                select calls.*, {FollowedCalls.Traceable} as traceable, again.call_key is not null as followed
                from {Table} as calls left join {followed.Table} as again on again.call_key = calls.call_key)
            where {where}
            """,
            values,
            row => totals = ReadTotals(row),
            cancellationToken);
        return totals;
    }

    public async Task<long> CountWithoutDateAsync(CallFilter filter, CancellationToken cancellationToken)
    {
        var values = new List<object>();
        var where = Condition(filter with { From = null, To = null }, values);
        var count = 0L;
        await database.QueryAsync(
            $"select count(*) from {Table} where not has_date and {where}", values, row => count = row.GetInt64(0), cancellationToken);
        return count;
    }

    public async Task<IReadOnlyList<SecondsCount>> CountSecondsAsync(
        CallFilter filter, CallTime time, CancellationToken cancellationToken)
    {
        var values = new List<object>();
        var where = Condition(filter, values);
        var column = Column(time);
        var counts = new List<SecondsCount>();
        await database.QueryAsync(
            $"select {column}, count(*) from {Table} where {column} is not null and {where} group by 1 order by 1",
            values,
            row => counts.Add(new SecondsCount(row.GetInt32(0), row.GetInt64(1))),
            cancellationToken);
        return counts;
    }

    public Task ReadPathsAsync(CallFilter filter, Action<PathCount> read, CancellationToken cancellationToken)
    {
        var values = new List<object>();
        var where = Condition(filter, values);
        return database.QueryAsync(
            $"""
            select menu_path::varchar, failure_step::varchar, failure_reason::varchar, outcome::varchar, count(*), count(*) filter (retries > 0)
            from {Table} where {where} group by menu_path, failure_step, failure_reason, outcome
            """,
            values,
            row => read(new PathCount(
                TextAt(row, 0),
                TextAt(row, 1),
                TextAt(row, 2),
                Enum.Parse<CallOutcome>(row.GetString(3), ignoreCase: true),
                row.GetInt64(4),
                row.GetInt64(5))),
            cancellationToken);
    }

    public Task ReadPathSecondsAsync(
        CallFilter filter, CallTime time, Action<PathSeconds> read, CancellationToken cancellationToken)
    {
        var values = new List<object>();
        var where = Condition(filter, values);
        var column = Column(time);
        return database.QueryAsync(
            $"""
            select menu_path::varchar, step::varchar, {column}, calls from (
                select menu_path, case when failed then failure_step end as step, {column}, count(*) as calls
                from {Table} where menu_path is not null and {column} is not null and {where} group by all)
            """,
            values,
            row => read(new PathSeconds(row.GetString(0), TextAt(row, 1), row.GetInt32(2), row.GetInt64(3))),
            cancellationToken);
    }

    private static string Column(CallTime time) => time == CallTime.Duration ? "duration_seconds" : "wait_seconds";

    private static string? TextAt(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static CallTotals ReadTotals(DbDataReader row) => new()
    {
        Calls = row.GetInt64(0),
        Completed = row.GetInt64(1),
        Contained = row.GetInt64(2),
        Transferred = row.GetInt64(3),
        Failed = row.GetInt64(4),
        Abandoned = row.GetInt64(5),
        Unknown = row.GetInt64(6),
        Traceable = row.GetInt64(7),
        Followed = row.GetInt64(8),
        FollowedCallers = row.GetInt64(9),
        ContainedTraceable = row.GetInt64(10),
        ContainedFollowed = row.GetInt64(11),
        ContainedRecent = row.GetInt64(12),
        RetriesKnown = row.GetInt64(13),
        Retried = row.GetInt64(14),
        Retries = row.GetInt64(15),
    };
}
