using System.Globalization;
using IvrFunctions.Core.Calls;

namespace IvrFunctions.Adapters.DuckDb;

/// <summary>The table of a snapshot: each call once, with a column for all that calls can be grouped by.</summary>
/// <param name="database">Where it stands.</param>
/// <param name="name">Its name; no other table's name starts with it.</param>
internal sealed class SnapshotTable(DuckDbDatabase database, string name)
{
    /// <summary>
    /// A column of so few different values is held as an enumeration: measured at 1 million calls, counting by two of them takes
    /// 6 ms instead of 14.
    /// </summary>
    private const int MaxEnumValues = 10_000;

    /// <summary>The column that tells a call's source, by its place in <see cref="Sources"/>.</summary>
    public const string SourceNumber = "source_number";

    private readonly string valueLists = $"{name}_values";
    private readonly string twice = $"{name}_twice";

    public string Name => name;

    public IReadOnlyList<SnapshotColumn> Columns { get; private set; } =
        [.. CallAttributes.All.Select(attribute => new SnapshotColumn(attribute, [], attribute, attribute))];

    /// <summary>The names of the sources.</summary>
    public IReadOnlyList<string> Sources { get; private set; } = [];

    public Task CreateEmptyAsync(CancellationToken cancellationToken) =>
        database.ExecuteAsync(CallColumns.Create(name), cancellationToken);

    /// <param name="files">The parts, as an SQL list; of equal calls the first part's counts.</param>
    /// <param name="sources">The sources in the order of their parts, each with the number of these.</param>
    /// <param name="cancellationToken">Stops; nothing but files of this process is left then.</param>
    public async Task CreateAsync(string files, IReadOnlyList<(string Name, int Parts)> sources, CancellationToken cancellationToken)
    {
        Sources = [.. sources.Select(source => source.Name)];
        var parts = $"read_parquet({files}, filename = true)";
        var extras = new ExtraColumns(database, parts);
        Columns = [.. Columns, .. await extras.FindAsync(cancellationToken)];
        await CreateTypesAsync(extras.Rows, cancellationToken);

        var typed = string.Join(", ", Columns.Select(column => $"{column.Source}{(column.Type is null ? "" : "::" + column.Type)} as {column.Sql}"));
        var untyped = CallReading.Columns.Concat(["call_key", "case_id", "failed"]).Except(Columns.Select(column => column.Sql));
        var numbers = string.Join(", ", sources.SelectMany((source, number) => Enumerable.Repeat(number, source.Parts)));
        try
        {
            await FindTwiceAsync(files, parts, cancellationToken);
            await database.ExecuteAsync(
                $"""
                create table {name} as
                with origins as (select unnest({files}) as file, unnest([{numbers}])::integer as {SourceNumber})
                select {string.Join(", ", untyped)}, {SourceNumber}, {typed}
                from {extras.Rows} join origins on filename = file left join {twice} as twice on call_key = twice.key
                where case when twice.key is null then true else list_position({files}, filename) = twice.part_number end
                """,
                cancellationToken);
        }
        finally
        {
            await database.ExecuteAsync($"drop table if exists {twice}", CancellationToken.None);
        }
    }

    public async Task DropAsync()
    {
        await database.ExecuteAsync($"drop table {name}", CancellationToken.None);
        foreach (var type in Columns.Select(column => column.Type).OfType<string>())
        {
            await database.ExecuteAsync($"drop type {type}", CancellationToken.None);
        }
    }

    /// <summary>
    /// Finds the calls that stand in several parts, with the first: few, so that sorting out just them makes do with little memory, however many calls there are.
    /// </summary>
    private async Task FindTwiceAsync(string files, string parts, CancellationToken cancellationToken)
    {
        await database.ExecuteAsync($"create table {twice} (key ubigint, part_number integer)", cancellationToken);
        foreach (var slice in await CallSlice.OfAsync(database, [parts], cancellationToken))
        {
            await database.ExecuteAsync(
                $"""
                insert into {twice} select call_key, min(list_position({files}, filename)) from {parts}
                where call_key in (select call_key from {parts} where {slice.Of("call_key")} group by call_key having count(*) > 1) group by call_key
                """,
                cancellationToken);
        }
    }

    private async Task CreateTypesAsync(string rows, CancellationToken cancellationToken)
    {
        await CountValuesAsync(rows, cancellationToken);
        var few = Columns.Where(column => column.Values is > 0 and <= MaxEnumValues).ToList();
        if (few.Count == 0)
        {
            return;
        }

        // A distinct aggregate takes megabytes a column and thread however few its values are; 60 columns do not fit then.
        var lists = few.Select(column => $"map_keys(histogram({column.Source})) as {column.Sql}");
        await database.ExecuteAsync($"create table {valueLists} as select {string.Join(", ", lists)} from {rows}", cancellationToken);
        try
        {
            foreach (var column in few)
            {
                await database.ExecuteAsync(
                    $"create type {TypeOf(column)} as enum (select unnest({column.Sql}) from {valueLists})", cancellationToken);
            }

            await SetValuesAsync(few, $"select {string.Join(", ", few.Select(column => $"len({column.Sql})"))} from {valueLists}", cancellationToken);
            Columns = [.. Columns.Select(column => few.Exists(other => other.Sql == column.Sql) ? column with { Type = TypeOf(column) } : column)];
        }
        finally
        {
            await database.ExecuteAsync($"drop table {valueLists}", CancellationToken.None);
        }
    }

    private Task CountValuesAsync(string rows, CancellationToken cancellationToken) => SetValuesAsync(
        Columns, $"select {string.Join(", ", Columns.Select(column => $"approx_count_distinct({column.Source})"))} from {rows}", cancellationToken);

    private async Task SetValuesAsync(IReadOnlyList<SnapshotColumn> columns, string sql, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, long>();
        await database.QueryAsync(
            sql,
            [],
            row =>
            {
                for (var i = 0; i < columns.Count; i++)
                {
                    counts[columns[i].Sql] = Convert.ToInt64(row.GetValue(i), CultureInfo.InvariantCulture);
                }
            },
            cancellationToken);
        Columns = [.. Columns.Select(column => counts.TryGetValue(column.Sql, out var count) ? column with { Values = count } : column)];
    }

    private string TypeOf(SnapshotColumn column) => $"{name}_{column.Sql}";
}
