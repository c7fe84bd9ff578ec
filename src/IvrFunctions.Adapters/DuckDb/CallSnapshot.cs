using System.Globalization;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Adapters.DuckDb;

/// <summary>Queries on one table of calls. A dimension's name finds its column and never stands in SQL itself; values are parameters.</summary>
internal sealed partial class CallSnapshot : ICallSnapshot
{
    private readonly DuckDbDatabase database;
    private readonly SnapshotTable table;
    private readonly FollowedCalls followed;
    private readonly Dictionary<string, string> columns;

    private CallSnapshot(
        DuckDbDatabase database, SnapshotTable table, string version, CallPopulation population, IReadOnlyList<CallDimension> dimensions)
    {
        this.database = database;
        this.table = table;
        (Version, Population, Dimensions) = (version, population, dimensions);
        columns = table.Columns.ToDictionary(column => column.Name, column => column.Sql, StringComparer.Ordinal);
        followed = new FollowedCalls(database, table.Name);
    }

    public string Table => table.Name;

    public string Version { get; }

    public CallPopulation Population { get; }

    public IReadOnlyList<string> FailuresOnlySources { get; private init; } = [];

    public IReadOnlyList<CallDimension> Dimensions { get; }

    public static async Task<CallSnapshot> OpenAsync(
        DuckDbDatabase database, SnapshotTable table, string version, IReadOnlyList<string> failuresOnly, CancellationToken cancellationToken)
    {
        var population = new CallPopulation(0, 0, null, null, 0);
        var dimensions = new List<CallDimension>();
        await database.QueryAsync(
            $"""
            select count(*), count(*) filter (failed), min(started_at) filter (has_date), max(started_at) filter (has_date),
                count(*) filter (outcome = 'unknown'), {string.Join(", ", table.Columns.Select(column => $"count({column.Sql})"))}
            from {table.Name}
            """,
            [],
            row =>
            {
                population = new CallPopulation(row.GetInt64(0), row.GetInt64(1), TimeAt(row, 2), TimeAt(row, 3), row.GetInt64(4));
                dimensions.AddRange(table.Columns.Select((column, i) => new CallDimension(
                    column.Name, column.Headers, column.Values, ShareMissing(row.GetInt64(5 + i), population.Calls))));
            },
            cancellationToken);
        return new CallSnapshot(database, table, version, population, dimensions) { FailuresOnlySources = failuresOnly };
    }

    /// <summary>Deletes the tables; to be asked when nobody queries any more.</summary>
    public async Task DropAsync()
    {
        await followed.DropAsync();
        await table.DropAsync();
    }

    public async Task<IReadOnlyList<CallGroup>> CountAsync(
        CallFilter atRisk, CallFilter target, IReadOnlyList<IReadOnlyList<string>> groupings, CancellationToken cancellationToken)
    {
        var values = new List<object>();
        var hits = Condition(target, values);
        var where = Condition(atRisk, values);

        // One scan a grouping reads its columns only: grouping sets would carry all columns through every set, and their memory.
        var groups = new List<CallGroup>();
        foreach (var grouping in groupings)
        {
            var selected = string.Concat(grouping.Select(dimension => $"coalesce({Column(dimension)}::varchar, ''), "));
            var by = grouping.Count == 0 ? "" : $"group by {string.Join(", ", grouping.Select(Column))}";
            await database.QueryAsync(
                $"""
                select {selected}count(*), count(*) filter (failed), count(*) filter (failed and {hits})
                from {Table} where {where} {by}
                """,
                values,
                row => groups.Add(new CallGroup(
                    grouping.Select((dimension, i) => (dimension, Value: row.GetString(i))).ToDictionary(pair => pair.dimension, pair => pair.Value),
                    row.GetInt64(grouping.Count),
                    row.GetInt64(grouping.Count + 1),
                    row.GetInt64(grouping.Count + 2))),
                cancellationToken);
        }

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

    public Task<IReadOnlyList<string>> GetValuesAsync(string dimension, int count, CancellationToken cancellationToken) =>
        GetValuesAsync(dimension, "failed", count, cancellationToken);

    public Task<IReadOnlyList<string>> GetAllValuesAsync(string dimension, int count, CancellationToken cancellationToken) =>
        GetValuesAsync(dimension, "true", count, cancellationToken);

    private async Task<IReadOnlyList<string>> GetValuesAsync(
        string dimension, string among, int count, CancellationToken cancellationToken)
    {
        var values = new List<string>();
        var column = Column(dimension);
        await database.QueryAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"select {column}::varchar from {Table} where {among} and {column} is not null group by 1 order by count(*) desc, 1 limit {count}"),
            [],
            row => values.Add(row.GetString(0)),
            cancellationToken);
        return values;
    }

    private string Column(string dimension) => columns.GetValueOrDefault(dimension) ?? throw DimensionNames.Unknown(Dimensions);

    private static double ShareMissing(long filled, long calls) => calls == 0 ? 0 : Math.Round(1 - ((double)filled / calls), 4);

    private string Condition(CallFilter filter, List<object> values)
    {
        string Compare(string column, string comparison, object value)
        {
            values.Add(value);
            return string.Create(CultureInfo.InvariantCulture, $"{column} {comparison} ${values.Count}");
        }

        var conditions = filter.Values.Select(pair => Compare(Column(pair.Key), "=", pair.Value)).ToList();
        if (filter.From is { } from) conditions.Add($"has_date and {Compare("started_at", ">=", from)}");
        if (filter.To is { } to) conditions.Add($"has_date and {Compare("started_at", "<", to)}");
        if (filter.Source is { } source) conditions.Add(SourceCondition(source));
        return conditions.Count == 0 ? "true" : string.Join(" and ", conditions);
    }

    private string SourceCondition(string source)
    {
        // A table without calls has no column for them.
        var number = table.Sources.Index().Where(known => known.Item == source).Select(known => known.Index).DefaultIfEmpty(-1).First();
        return number < 0 ? "false" : string.Create(CultureInfo.InvariantCulture, $"{SnapshotTable.SourceNumber} = {number}");
    }

    private static DateTimeOffset? TimeAt(System.Data.Common.DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : new DateTimeOffset(row.GetDateTime(column), TimeSpan.Zero);

    private static string[] ReadIds(string? json) =>
        json is null ? [] : [.. (System.Text.Json.JsonSerializer.Deserialize<string?[]>(json) ?? []).OfType<string>()];
}
