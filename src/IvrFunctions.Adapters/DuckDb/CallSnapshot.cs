using System.Globalization;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Adapters.DuckDb;

/// <summary>Queries on one table of calls. Attribute names come from the closed list of <see cref="CallAttributes"/>, values are parameters.</summary>
internal sealed partial class CallSnapshot : ICallSnapshot
{
    private readonly DuckDbDatabase database;
    private readonly FollowedCalls followed;

    private CallSnapshot(DuckDbDatabase database, string table, string version, CallPopulation population)
    {
        this.database = database;
        (Table, Version, Population) = (table, version, population);
        followed = new FollowedCalls(database, table);
    }

    public string Table { get; }

    public string Version { get; }

    public CallPopulation Population { get; }

    public static async Task<CallSnapshot> OpenAsync(
        DuckDbDatabase database, string table, string version, CancellationToken cancellationToken)
    {
        var population = new CallPopulation(0, 0, null, null, 0);
        await database.QueryAsync(
            $"""
            select count(*), count(*) filter (failed), min(started_at) filter (has_date), max(started_at) filter (has_date),
                count(*) filter (outcome = 'unknown')
            from {table}
            """,
            [],
            row => population = new CallPopulation(
                row.GetInt64(0), row.GetInt64(1), TimeAt(row, 2), TimeAt(row, 3), row.GetInt64(4)),
            cancellationToken);
        return new CallSnapshot(database, table, version, population);
    }

    /// <summary>Deletes the tables; to be asked when nobody queries any more.</summary>
    public Task DropAsync() =>
        database.ExecuteAsync($"drop table {Table}; drop table if exists {followed.Table}", CancellationToken.None);

    public async Task<IReadOnlyList<CallGroup>> CountAsync(
        CallFilter atRisk, CallFilter target, IReadOnlyList<IReadOnlyList<string>> groupings, CancellationToken cancellationToken)
    {
        var columns = groupings.SelectMany(grouping => grouping).Distinct().Select(Column).ToList();
        var sets = string.Join(", ", groupings.Select(grouping => $"({string.Join(", ", grouping.Select(Column))})"));
        var selected = string.Concat(columns.Select(column => $"coalesce({column}, ''), grouping({column}), "));
        var values = new List<object>();
        var hits = Condition(target, values);
        var where = Condition(atRisk, values);

        var groups = new List<CallGroup>();
        await database.QueryAsync(
            $"""
            select {selected}count(*), count(*) filter (failed), count(*) filter (failed and {hits})
            from {Table} where {where} group by grouping sets ({sets})
            """,
            values,
            row =>
            {
                var group = new Dictionary<string, string>();
                for (var i = 0; i < columns.Count; i++)
                {
                    if (row.GetInt64((2 * i) + 1) == 0)
                    {
                        group.Add(columns[i], row.GetString(2 * i));
                    }
                }

                var counts = 2 * columns.Count;
                groups.Add(new CallGroup(group, row.GetInt64(counts), row.GetInt64(counts + 1), row.GetInt64(counts + 2)));
            },
            cancellationToken);
        return groups;
    }

    public async Task<IReadOnlyList<CaseSummary>> GetCasesAsync(IReadOnlyList<CaseId> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var sample = string.Join(", ", CallReading.Columns.Select(column => $"first({column} order by started_at desc)"));
        var found = new Dictionary<CaseId, CaseSummary>();
        await database.QueryAsync(
            $"""
            select case_id, count(*), to_json(max_by(call_id, started_at, 3)), {sample} from {Table}
            where case_id in ({string.Join(", ", ids.Select(id => $"'{CallColumns.ToGuid(id)}'::uuid"))}) group by case_id
            """,
            [],
            row =>
            {
                var id = CallColumns.ToCaseId(row.GetFieldValue<Guid>(0));
                found[id] = new CaseSummary(id, row.GetInt64(1), ReadIds(row.IsDBNull(2) ? null : row.GetString(2)), CallReading.Read(row, 3));
            },
            cancellationToken);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    public async Task<CallRecord?> FindCallAsync(string callId, CancellationToken cancellationToken)
    {
        CallRecord? call = null;
        await database.QueryAsync(
            $"select {string.Join(", ", CallReading.Columns)} from {Table} where call_id = $1 order by started_at desc limit 1",
            [callId],
            row => call = CallReading.Read(row, 0),
            cancellationToken);
        return call;
    }

    public Task<IReadOnlyList<string>> GetValuesAsync(string attribute, int count, CancellationToken cancellationToken) =>
        GetValuesAsync(attribute, "failed", count, cancellationToken);

    public Task<IReadOnlyList<string>> GetAllValuesAsync(string attribute, int count, CancellationToken cancellationToken) =>
        GetValuesAsync(attribute, "true", count, cancellationToken);

    private async Task<IReadOnlyList<string>> GetValuesAsync(
        string attribute, string among, int count, CancellationToken cancellationToken)
    {
        var values = new List<string>();
        var column = Column(attribute);
        await database.QueryAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"select {column} from {Table} where {among} and {column} is not null group by 1 order by count(*) desc, 1 limit {count}"),
            [],
            row => values.Add(row.GetString(0)),
            cancellationToken);
        return values;
    }

    private static string Column(string attribute) => CallAttributes.All.Contains(attribute)
        ? attribute
        : throw new ArgumentException($"There is no attribute {attribute}.", nameof(attribute));

    private static string Condition(CallFilter filter, List<object> values)
    {
        string Compare(string column, string comparison, object value)
        {
            values.Add(value);
            return string.Create(CultureInfo.InvariantCulture, $"{column} {comparison} ${values.Count}");
        }

        var conditions = filter.Values.Select(pair => Compare(Column(pair.Key), "=", pair.Value)).ToList();
        if (filter.From is { } from) conditions.Add($"has_date and {Compare("started_at", ">=", from)}");
        if (filter.To is { } to) conditions.Add($"has_date and {Compare("started_at", "<", to)}");
        return conditions.Count == 0 ? "true" : string.Join(" and ", conditions);
    }

    private static DateTimeOffset? TimeAt(System.Data.Common.DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : new DateTimeOffset(row.GetDateTime(column), TimeSpan.Zero);

    private static string[] ReadIds(string? json) =>
        json is null ? [] : [.. (System.Text.Json.JsonSerializer.Deserialize<string?[]>(json) ?? []).OfType<string>()];
}
