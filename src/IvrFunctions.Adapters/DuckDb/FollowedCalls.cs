namespace IvrFunctions.Adapters.DuckDb;

/// <summary>
/// The keys of the calls whose caller called again within 24 hours, in a table of their own: found in one pass over the callers,
/// when first asked for, and kept as long as the snapshot.
/// </summary>
internal sealed class FollowedCalls(DuckDbDatabase database, string calls)
{
    /// <summary>Calls of which it can be known: at no time of day, a call of the next morning may be 9 or 33 hours later.</summary>
    public const string Traceable = "(caller_id is not null and has_date and has_time_of_day)";

    private readonly Lock gate = new();
    private Task? building;

    public string Table { get; } = $"{calls}_followed";

    /// <summary>Waits until the table is there. A caller that leaves does not stop others from waiting.</summary>
    public Task EnsureAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (building is null or { IsFaulted: true })
            {
                building = BuildAsync();
            }

            return building.WaitAsync(cancellationToken);
        }
    }

    public Task DropAsync() => database.ExecuteAsync($"drop table if exists {Table}", CancellationToken.None);

    // Calls that began at the same moment are no answer to one another: the next group of them is.
    private Task BuildAsync() => database.ExecuteAsync(
        $"""
        create or replace table {Table} as
        select call_key from (
            select call_key, began, first_value(began) over (
                partition by caller_id order by began groups between 1 following and 1 following) as next
            from (select call_key, caller_id, started_at - to_minutes(utc_offset_minutes) as began from {calls} where {Traceable}))
        where next <= began + interval 24 hours
        """,
        CancellationToken.None);
}
