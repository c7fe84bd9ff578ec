using System.Buffers;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Patterns;

/// <summary>The counted rows as numbers: a code for each value of each attribute, 0 for a missing one.</summary>
internal sealed class CodedRows
{
    private readonly IReadOnlyList<IReadOnlyList<string>> values;

    private CodedRows(IReadOnlyList<string> attributes, IReadOnlyList<IReadOnlyList<string>> values, int[][] codes, long[] calls, long[] failed)
    {
        (Attributes, this.values, Codes, Calls, Failed) = (attributes, values, codes, calls, failed);
        TotalCalls = calls.Sum();
        TotalFailed = failed.Sum();
    }

    public IReadOnlyList<string> Attributes { get; }

    public int Count => Calls.Length;

    /// <summary>By attribute and row.</summary>
    public int[][] Codes { get; }

    public long[] Calls { get; }

    public long[] Failed { get; }

    public long TotalCalls { get; }

    public long TotalFailed { get; }

    /// <exception cref="ArgumentException">A row has another number of values than there are attributes, or more failed calls than calls.</exception>
    public static CodedRows Of(CountedRows source)
    {
        var (attributes, rows) = source;
        if (attributes.Distinct(StringComparer.Ordinal).Count() < attributes.Count)
        {
            throw new ArgumentException("Attributes must have different names.", nameof(source));
        }

        var values = attributes.Select(_ => new List<string> { "" }).ToArray();
        var known = attributes.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal) { [""] = 0 }).ToArray();
        var codes = attributes.Select(_ => new int[rows.Count]).ToArray();
        for (var row = 0; row < rows.Count; row++)
        {
            var (given, calls, failed) = rows[row];
            if (given.Count != attributes.Count || failed < 0 || failed > calls)
            {
                throw new ArgumentException(
                    $"Row {row + 1} must have {attributes.Count} values and between 0 and as many failed calls as calls.", nameof(source));
            }

            for (var attribute = 0; attribute < attributes.Count; attribute++)
            {
                codes[attribute][row] = Code(known[attribute], values[attribute], given[attribute]);
            }
        }

        return new CodedRows(attributes, values, codes, [.. rows.Select(row => row.Calls)], [.. rows.Select(row => row.Failed)]);
    }

    /// <summary>The groups that have calls of one of the choices, with its hits as failed calls.</summary>
    public static CodedRows Of(GroupedCalls groups, int choice)
    {
        var counts = groups.Counts[choice];
        var kept = counts.Count(count => count.Calls > 0);
        return new CodedRows(
            groups.Dimensions,
            groups.Values,
            [.. groups.Codes.Select(Keep)],
            Keep([.. counts.Select(count => count.Calls)]),
            Keep([.. counts.Select(count => count.Hits)]));

        T[] Keep<T>(T[] all)
        {
            if (kept == all.Length) return all;
            var (some, next) = (new T[kept], 0);
            for (var group = 0; group < all.Length; group++)
            {
                if (counts[group].Calls > 0) some[next++] = all[group];
            }

            return some;
        }
    }

    /// <summary>The same rows with some of the attributes.</summary>
    public CodedRows Only(IReadOnlyList<string> attributes)
    {
        if (attributes.Count == Attributes.Count) return this;
        var kept = Enumerable.Range(0, Attributes.Count).Where(attribute => attributes.Contains(Attributes[attribute])).ToList();
        return new CodedRows(
            [.. kept.Select(attribute => Attributes[attribute])],
            [.. kept.Select(attribute => values[attribute])],
            [.. kept.Select(attribute => Codes[attribute])],
            Calls,
            Failed);
    }

    /// <summary>Other rows of the same attributes and values.</summary>
    public CodedRows With(int[][] codes, long[] calls, long[] failed) => new(Attributes, values, codes, calls, failed);

    /// <summary>How many codes an attribute has, that of the missing value included.</summary>
    public int CodesOf(int attribute) => values[attribute].Count;

    public string Value(Condition condition) => values[condition.Attribute][condition.Code];

    /// <summary>Conditions by name and value; <see langword="null"/> where no row has one of the values.</summary>
    public IReadOnlyList<Condition>? Find(IReadOnlyDictionary<string, string> conditions)
    {
        var found = new List<Condition>();
        for (var attribute = 0; attribute < Attributes.Count; attribute++)
        {
            if (!conditions.TryGetValue(Attributes[attribute], out var value)) continue;
            var code = Enumerable.Range(0, CodesOf(attribute)).FirstOrDefault(code => values[attribute][code] == value);
            if (code == 0) return null;
            found.Add(new Condition(attribute, code));
        }

        return found;
    }

    public int[] Matching(IReadOnlyList<Condition> conditions)
    {
        var columns = conditions.Select(condition => (Codes: Codes[condition.Attribute], condition.Code)).ToArray();
        var matching = ArrayPool<int>.Shared.Rent(Count);
        var count = 0;
        for (var row = 0; row < Count; row++)
        {
            matching[count] = row;
            if (IsIn(row, columns)) count++;
        }

        var exact = matching[..count];
        ArrayPool<int>.Shared.Return(matching);
        return exact;
    }

    private static bool IsIn(int row, (int[] Codes, int Code)[] columns)
    {
        foreach (var (codes, code) in columns)
        {
            if (codes[row] != code) return false;
        }

        return true;
    }

    private static int Code(Dictionary<string, int> codes, List<string> values, string value)
    {
        if (!codes.TryGetValue(value, out var code))
        {
            code = values.Count;
            codes.Add(value, code);
            values.Add(value);
        }

        return code;
    }
}
