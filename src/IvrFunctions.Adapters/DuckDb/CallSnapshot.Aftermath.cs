using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Adapters.DuckDb;

/// <content>What became of the callers of failed calls.</content>
internal sealed partial class CallSnapshot
{
    public async Task<Aftermath> FollowAsync(CallFilter filter, CallFilter target, CancellationToken cancellationToken)
    {
        if (Population.To is not { } last) return default;
        var values = new List<object>();
        var hit = $"{Condition(filter, values)} and {Condition(target, values)}";
        values.Add(last.DateTime.AddDays(-1));

        // A window instead of a join: one caller id that stands for thousands of calls would be joined with itself.
        var aftermath = default(Aftermath);
        await database.QueryAsync(
            $"""
            with followed as (
                select caller_id, outcome, channel, started_at - to_minutes(utc_offset_minutes) as began,
                    failed and started_at <= ${values.Count} and {hit} as is_hit
                from {Table} where {FollowedCalls.Traceable})
            select count(*), count(*) filter (again > 0), count(*) filter (succeeded > 0), count(*) filter (transferred > 0),
                count(*) filter (first_channel <> channel or last_channel <> channel)
            from (
                select is_hit, channel, count(*) over later as again,
                    count(*) filter (outcome in ('completed', 'contained')) over later as succeeded,
                    count(*) filter (outcome = 'transferred') over later as transferred,
                    min(channel) over later as first_channel, max(channel) over later as last_channel
                from followed where caller_id in (select caller_id from followed where is_hit)
                window later as (
                    partition by caller_id order by began range between interval 1 microsecond following and interval 24 hours following))
            where is_hit
            """,
            values,
            row => aftermath = new Aftermath(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)),
            cancellationToken);
        return aftermath;
    }
}
