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

    /// <summary>By expression: its texts; <see langword="null"/> where it is a number.</summary>
    private readonly List<Texts?> texts = [];

    /// <summary>By expression: what was read, a number a group.</summary>
    private readonly List<long>[] keys;

    /// <param name="columns">The columns.</param>
    /// <param name="enumerated">The values of a column that has a type of its own, in its order; <see langword="null"/> for another.</param>
    public GroupKeys(IReadOnlyList<SnapshotColumn> columns, Func<SnapshotColumn, IReadOnlyList<string>?> enumerated)
    {
        fields = new Field[columns.Count];
        values = new List<string>[columns.Count];
        var (key, radix) = (-1, MaxKey);
        for (var i = 0; i < columns.Count; i++)
        {
            var sql = columns[i].Sql;
            if (enumerated(columns[i]) is not { } known)
            {
                expressions.Add($"coalesce({sql}, '')");
                values[i] = [""];
                texts.Add(new Texts(new Dictionary<string, int>(StringComparer.Ordinal) { [""] = 0 }, values[i]));
                fields[i] = new Field(expressions.Count - 1, 1, int.MaxValue);
                continue;
            }

            values[i] = ["", .. known];
            if (radix > MaxKey / values[i].Count)
            {
                (key, radix) = (expressions.Count, 1);
                expressions.Add("");
                texts.Add(null);
            }

            var code = string.Create(CultureInfo.InvariantCulture, $"coalesce(enum_code({sql}) + 1, 0)::bigint * {radix}");
            expressions[key] += expressions[key].Length == 0 ? code : $" + {code}";
            fields[i] = new Field(key, radix, values[i].Count);
            radix *= values[i].Count;
        }

        keys = [.. expressions.Select(_ => new List<long>())];
    }

    /// <summary>What to select first and to group by.</summary>
    public IReadOnlyList<string> Expressions => expressions;

    /// <summary>By column and code; complete when all rows are read.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Values => values;

    /// <summary>By column and row, of the rows read.</summary>
    public IReadOnlyList<int[]> Codes =>
        [.. fields.Select(column => keys[column.Expression].Select(key => (int)(key / column.Radix % column.Size)).ToArray())];

    public void Read(DbDataReader row)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i].Add(texts[i] is { } known ? known.CodeOf(row.GetString(i)) : row.GetInt64(i));
        }
    }

    /// <param name="Expression">Which of the expressions holds the column.</param>
    /// <param name="Radix">What its code is multiplied with there.</param>
    /// <param name="Size">Codes it may have.</param>
    private readonly record struct Field(int Expression, long Radix, int Size);

    /// <summary>The texts of a column, with a code each.</summary>
    private sealed record Texts(Dictionary<string, int> Codes, List<string> Values)
    {
        public int CodeOf(string value)
        {
            if (Codes.TryGetValue(value, out var code)) return code;
            Codes.Add(value, Values.Count);
            Values.Add(value);
            return Values.Count - 1;
        }
    }
}
