using System.Data.Common;
using System.Globalization;

namespace IvrFunctions.Adapters.DuckDb;

/// <summary>
/// The values of some columns in as few numbers as hold them, for a query to group by: a group is then read as a number or two instead of a text a
/// column.
/// </summary>
internal sealed class GroupKeys
{
    private const long MaxKey = long.MaxValue;

    private readonly Field[] fields;
    private readonly List<string> expressions = [];
    private readonly List<string>[] values;
    private readonly Dictionary<string, int>?[] texts;

    /// <param name="columns">The columns.</param>
    /// <param name="enumerated">The values of a column that has a type of its own, in its order; <see langword="null"/> for another.</param>
    public GroupKeys(IReadOnlyList<SnapshotColumn> columns, Func<SnapshotColumn, IReadOnlyList<string>?> enumerated)
    {
        fields = new Field[columns.Count];
        values = new List<string>[columns.Count];
        texts = new Dictionary<string, int>?[columns.Count];
        var (key, radix) = (-1, MaxKey);
        for (var i = 0; i < columns.Count; i++)
        {
            var sql = columns[i].Sql;
            if (enumerated(columns[i]) is not { } known)
            {
                expressions.Add($"coalesce({sql}, '')");
                fields[i] = new Field(expressions.Count - 1, 1, 0);
                (values[i], texts[i]) = ([""], new Dictionary<string, int>(StringComparer.Ordinal) { [""] = 0 });
                continue;
            }

            values[i] = ["", .. known];
            if (radix > MaxKey / values[i].Count)
            {
                (key, radix) = (expressions.Count, 1);
                expressions.Add("");
            }

            var code = string.Create(CultureInfo.InvariantCulture, $"coalesce(enum_code({sql}) + 1, 0)::bigint * {radix}");
            expressions[key] += expressions[key].Length == 0 ? code : $" + {code}";
            fields[i] = new Field(key, radix, values[i].Count);
            radix *= values[i].Count;
        }
    }

    /// <summary>What to select first and to group by.</summary>
    public IReadOnlyList<string> Expressions => expressions;

    /// <summary>By column and code; complete when all rows are read.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Values => values;

    /// <summary>Adds the codes of a row, a column after the other.</summary>
    public void Read(DbDataReader row, List<int>[] codes)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            var (expression, radix, size) = fields[i];
            codes[i].Add(texts[i] is { } known ? CodeOf(row.GetString(expression), known, values[i]) : (int)(row.GetInt64(expression) / radix % size));
        }
    }

    private static int CodeOf(string value, Dictionary<string, int> known, List<string> values)
    {
        if (known.TryGetValue(value, out var code)) return code;
        known.Add(value, values.Count);
        values.Add(value);
        return values.Count - 1;
    }

    /// <param name="Expression">Which of the expressions holds the column.</param>
    /// <param name="Radix">What its code is multiplied with there.</param>
    /// <param name="Size">Codes it has; 0 for a text.</param>
    private readonly record struct Field(int Expression, long Radix, int Size);
}
