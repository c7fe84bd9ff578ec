using System.Globalization;
using IvrFunctions.Core.Calls;

namespace IvrFunctions.Adapters.DuckDb;

/// <summary>
/// Finds among the columns without a canonical field, which the parts hold as JSON, those that split calls into groups: not ids,
/// texts and times, which hardly repeat.
/// </summary>
internal sealed class ExtraColumns(DuckDbDatabase database, string parts)
{
    /// <summary>More different values are no categories that a pattern could be told by.</summary>
    private const int MaxValues = 200;

    private const int MaxValueLength = 100;
    private const int MaxHeaderLength = 200;

    /// <summary>Of more columns those with the most values are taken; each takes room in the table.</summary>
    private const int MaxColumns = 60;

    /// <summary>The alias under which a row of the parts has the values of <see cref="Headers"/>, as a list.</summary>
    private const string Cells = "cells";

    private List<string> headers = [];

    /// <summary>The rows of the parts, each with the cells that the columns read.</summary>
    public string Rows => headers.Count == 0
        ? parts
        : $"(select *, json_extract_string(extras, [{string.Join(", ", headers.Select(Pointer))}]) as {Cells} from {parts})";

    public async Task<IReadOnlyList<SnapshotColumn>> FindAsync(CancellationToken cancellationToken)
    {
        await database.QueryAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                select header from (select unnest(json_keys(extras)) as header from {parts} where extras is not null)
                group by 1 order by count(*) desc, 1 limit {2 * MaxColumns}
                """),
            [],
            row => headers.Add(row.GetString(0)),
            cancellationToken);
        headers = [.. headers.Where(header => header.Length <= MaxHeaderLength && !header.Any(char.IsControl))];
        if (headers.Count == 0)
        {
            return [];
        }

        var columns = await SplitAsync(
            [.. headers.GroupBy(DimensionNames.Of).Select(group => (group.Key, (IReadOnlyList<string>)[.. group]))], cancellationToken);
        return await TakeCategoriesAsync(columns, cancellationToken);
    }

    /// <summary>Headers of one name are spellings of one column, unless a call has values under two of them.</summary>
    private async Task<List<SnapshotColumn>> SplitAsync(
        IReadOnlyList<(string Name, IReadOnlyList<string> Headers)> groups, CancellationToken cancellationToken)
    {
        var several = groups.Where(group => group.Headers.Count > 1).ToList();
        var split = new HashSet<string>();
        if (several.Count > 0)
        {
            var overlaps = several.Select(group => $"bool_or(({string.Join(" + ", group.Headers.Select(header => $"({CellOf(header)} is not null)::int"))}) > 1)");
            await database.QueryAsync(
                $"select {string.Join(", ", overlaps)} from {Rows}",
                [],
                row => split.UnionWith(several.Where((_, i) => row.GetBoolean(i)).Select(group => group.Name)),
                cancellationToken);
        }

        var columns = new List<SnapshotColumn>();
        foreach (var (name, spellings) in groups)
        {
            var parts = split.Contains(name) ? spellings.Select(header => (IReadOnlyList<string>)[header]) : [spellings];
            foreach (var (own, number) in parts.Select((own, i) => (own, i + 1)))
            {
                columns.Add(new SnapshotColumn(
                    number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}_{number}"),
                    own,
                    string.Create(CultureInfo.InvariantCulture, $"extra_{columns.Count + 1}"),
                    $"coalesce({string.Join(", ", own.Select(CellOf))})"));
            }
        }

        // A name that came of the numbering may be another column's own.
        return [.. columns.DistinctBy(column => column.Name)];
    }

    private async Task<IReadOnlyList<SnapshotColumn>> TakeCategoriesAsync(List<SnapshotColumn> columns, CancellationToken cancellationToken)
    {
        var taken = new List<(SnapshotColumn Column, long Filled)>();
        var figures = columns.Select(column => $"approx_count_distinct({column.Source}), count({column.Source}), coalesce(max(length({column.Source})), 0)");
        await database.QueryAsync(
            $"select {string.Join(", ", figures)} from {Rows}",
            [],
            row =>
            {
                for (var i = 0; i < columns.Count; i++)
                {
                    var (values, filled, length) = (row.GetInt64(3 * i), row.GetInt64((3 * i) + 1), row.GetInt64((3 * i) + 2));
                    if (values <= MaxValues && 2 * values <= filled && length <= MaxValueLength)
                    {
                        taken.Add((columns[i], filled));
                    }
                }
            },
            cancellationToken);
        return [.. taken.OrderByDescending(column => column.Filled).Take(MaxColumns).Select(column => column.Column)];
    }

    private string CellOf(string header) => string.Create(CultureInfo.InvariantCulture, $"{Cells}[{headers.IndexOf(header) + 1}]");

    /// <summary>The JSON pointer of a header as an SQL text: the only place where a header stands in SQL.</summary>
    private static string Pointer(string header) =>
        $"'/{header.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}
