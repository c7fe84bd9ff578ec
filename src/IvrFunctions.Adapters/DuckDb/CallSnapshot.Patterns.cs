using System.Collections.Concurrent;
using System.Data.Common;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Adapters.DuckDb;

/// <content>The counts that patterns are found from.</content>
internal sealed partial class CallSnapshot
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> enumerations = new(StringComparer.Ordinal);

    public async Task<GroupedCalls> GroupAsync(
        IReadOnlyList<CallFilter> choices, CallFilter target, IReadOnlyList<string> dimensions, CancellationToken cancellationToken)
    {
        SnapshotColumn[] grouped = [.. dimensions.Select(FindColumn)];
        foreach (var column in grouped.Where(column => column.Type is not null && !enumerations.ContainsKey(column.Sql)))
        {
            enumerations[column.Sql] = await ReadEnumerationAsync(column.Type!, cancellationToken);
        }

        var keys = new GroupKeys(grouped, column => enumerations.GetValueOrDefault(column.Sql));
        var values = new List<object>();
        var hits = Condition(target, values);
        string[] conditions = [.. choices.Select(choice => $"({Condition(choice, values)})")];
        var counted = conditions.Select(condition => $"count(*) filter ({condition}), count(*) filter ({condition} and failed and {hits})");
        var counts = choices.Select(_ => new List<HitCount>()).ToArray();
        var first = keys.Expressions.Count;
        await database.QueryAsync(
            $"""
            select {string.Join(", ", keys.Expressions.Concat(counted))} from {Table} where {string.Join(" or ", conditions)}
            group by {(first == 0 ? "()" : string.Join(", ", Enumerable.Range(1, first)))}
            """,
            values,
            row =>
            {
                keys.Read(row);
                for (var i = 0; i < counts.Length; i++)
                {
                    counts[i].Add(ReadCount(row, first + (2 * i)));
                }
            },
            cancellationToken);
        return new GroupedCalls(dimensions, keys.Values, keys.Codes, [.. counts.Select(choice => choice.ToArray())]);
    }

    public async Task<IReadOnlyList<HitCount>> CountFilledAsync(
        CallFilter filter, CallFilter target, IReadOnlyList<string> dimensions, CancellationToken cancellationToken)
    {
        var counts = new List<HitCount>();
        if (dimensions.Count == 0) return counts;
        var values = new List<object>();
        var hits = Condition(target, values);
        var columns = dimensions.Select(dimension => $"count({Column(dimension)}), count({Column(dimension)}) filter (failed and {hits})");
        await database.QueryAsync(
            $"select {string.Join(", ", columns)} from {Table} where {Condition(filter, values)}",
            values,
            row => counts.AddRange(dimensions.Select((_, i) => ReadCount(row, 2 * i))),
            cancellationToken);
        return counts;
    }

    public async Task<IReadOnlyList<HourCount>> CountHoursAsync(CallFilter filter, CallFilter target, CancellationToken cancellationToken)
    {
        var hours = new List<HourCount>();
        var values = new List<object>();
        var hits = Condition(target, values);
        await database.QueryAsync(
            $"""
            select date_trunc('hour', started_at)::timestamp, count(*), count(*) filter (failed and {hits}), count(*) filter (has_time_of_day)
            from {Table} where has_date and {Condition(filter, values)} group by 1 order by 1
            """,
            values,
            row => hours.Add(new HourCount(row.GetDateTime(0), ReadCount(row, 1), row.GetInt64(3))),
            cancellationToken);
        return hours;
    }

    public async Task<IReadOnlyList<SourceCount>> CountSourcesAsync(CallFilter filter, CallFilter target, CancellationToken cancellationToken)
    {
        var sources = new List<SourceCount>();
        if (table.Sources.Count == 0) return sources;
        var values = new List<object>();
        var hits = Condition(target, values);
        await database.QueryAsync(
            $"""
            select {SnapshotTable.SourceNumber}, count(*), count(*) filter (failed and {hits})
            from {Table} where {Condition(filter, values)} group by 1 order by 2 desc, 1
            """,
            values,
            row => sources.Add(new SourceCount(table.Sources[row.GetInt32(0)], ReadCount(row, 1))),
            cancellationToken);
        return sources;
    }

    public async Task<IReadOnlyList<DurationCount>> CountDurationsAsync(string dimension, CancellationToken cancellationToken)
    {
        var durations = new List<DurationCount>();
        var column = Column(dimension);
        // As DurationCount.Round.
        const string unit = "case when duration_seconds < 120 then 1 when duration_seconds < 600 then 10 when duration_seconds < 3600 then 60 else 600 end";
        await database.QueryAsync(
            $"""
            select coalesce({column}::varchar, ''), (duration_seconds // {unit} * {unit})::integer, count(*)
            from {Table} where duration_seconds is not null group by 1, 2 order by 1, 2
            """,
            [],
            row => durations.Add(new DurationCount(row.GetString(0), row.GetInt32(1), row.GetInt64(2))),
            cancellationToken);
        return durations;
    }

    private async Task<IReadOnlyList<string>> ReadEnumerationAsync(string type, CancellationToken cancellationToken)
    {
        var values = new List<string>();
        await database.QueryAsync($"select unnest(enum_range(null::{type}))::varchar", [], row => values.Add(row.GetString(0)), cancellationToken);
        return values;
    }

    private SnapshotColumn FindColumn(string dimension) =>
        table.Columns.FirstOrDefault(column => column.Name == dimension) ?? throw DimensionNames.Unknown(Dimensions);

    private static HitCount ReadCount(DbDataReader row, int column) => new(row.GetInt64(column), row.GetInt64(column + 1));
}
