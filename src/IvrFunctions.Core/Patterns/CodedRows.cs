namespace IvrFunctions.Core.Patterns;

/// <summary>The counted rows as numbers: a code for each value of each attribute, 0 for a missing one.</summary>
internal sealed class CodedRows
{
    private readonly List<string>[] values;

    public CodedRows(CountedRows source)
    {
        Attributes = source.Attributes;
        if (Attributes.Distinct(StringComparer.Ordinal).Count() < Attributes.Count)
        {
            throw new ArgumentException("Attributes must have different names.", nameof(source));
        }

        var rows = source.Rows;
        Count = rows.Count;
        Calls = new long[Count];
        Failed = new long[Count];
        Codes = [.. Attributes.Select(_ => new int[Count])];
        values = [.. Attributes.Select(_ => new List<string> { "" })];
        var codes = Attributes.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal) { [""] = 0 }).ToArray();
        for (var row = 0; row < Count; row++)
        {
            var (given, calls, failed) = rows[row];
            if (given.Count != Attributes.Count || failed < 0 || failed > calls)
            {
                throw new ArgumentException(
                    $"Row {row + 1} must have {Attributes.Count} values and between 0 and as many failed calls as calls.", nameof(source));
            }

            for (var attribute = 0; attribute < Attributes.Count; attribute++)
            {
                Codes[attribute][row] = Code(codes[attribute], values[attribute], given[attribute]);
            }

            Calls[row] = calls;
            Failed[row] = failed;
            TotalCalls += calls;
            TotalFailed += failed;
        }
    }

    public IReadOnlyList<string> Attributes { get; }

    public int Count { get; }

    /// <summary>By attribute and row.</summary>
    public int[][] Codes { get; }

    public long[] Calls { get; }

    public long[] Failed { get; }

    public long TotalCalls { get; }

    public long TotalFailed { get; }

    /// <summary>How many codes an attribute has, that of the missing value included.</summary>
    public int CodesOf(int attribute) => values[attribute].Count;

    public string Value(Condition condition) => values[condition.Attribute][condition.Code];

    public bool Matches(int row, IReadOnlyList<Condition> conditions)
    {
        foreach (var condition in conditions)
        {
            if (Codes[condition.Attribute][row] != condition.Code) return false;
        }

        return true;
    }

    public List<int> Matching(IReadOnlyList<Condition> conditions)
    {
        var matching = new List<int>();
        for (var row = 0; row < Count; row++)
        {
            if (Matches(row, conditions)) matching.Add(row);
        }

        return matching;
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
