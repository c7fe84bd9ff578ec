namespace IvrFunctions.Core.Patterns;

/// <summary>
/// Puts together the rows of equal values that have calls, in an order that their values alone decide: what is estimated from rows then depends neither on how
/// calls were divided among them nor, to the last digit, on their order.
/// </summary>
internal static class DistinctRows
{
    public static CodedRows Of(CodedRows rows)
    {
        var keys = new ulong[rows.Count];
        for (var attribute = 0; attribute < rows.Attributes.Count; attribute++)
        {
            var codes = rows.Codes[attribute];
            var ranks = Rank(rows, attribute);
            for (var row = 0; row < keys.Length; row++)
            {
                keys[row] += new Condition(attribute, ranks[codes[row]]).Key;
            }
        }

        int[] order = [.. Enumerable.Range(0, rows.Count).Where(row => rows.Calls[row] > 0)];
        keys = Array.ConvertAll(order, row => keys[row]);
        Array.Sort(keys, order);
        var first = new List<int>();
        var calls = new List<long>();
        var failed = new List<long>();
        for (var i = 0; i < order.Length; i++)
        {
            var row = order[i];
            if (i == 0 || keys[i] != keys[i - 1])
            {
                first.Add(row);
                calls.Add(0);
                failed.Add(0);
            }

            calls[^1] += rows.Calls[row];
            failed[^1] += rows.Failed[row];
        }

        return rows.With([.. rows.Codes.Select(codes => first.Select(row => codes[row]).ToArray())], [.. calls], [.. failed]);
    }

    /// <summary>By code: its place among the values that there are; codes themselves follow the order of the rows.</summary>
    private static int[] Rank(CodedRows rows, int attribute)
    {
        var ranks = new int[rows.CodesOf(attribute)];
        var isUsed = new bool[ranks.Length];
        foreach (var code in rows.Codes[attribute])
        {
            isUsed[code] = true;
        }

        var used = Enumerable.Range(0, ranks.Length).Where(code => isUsed[code])
            .OrderBy(code => rows.Value(new Condition(attribute, code)), StringComparer.Ordinal);
        foreach (var (rank, code) in used.Index())
        {
            ranks[code] = rank;
        }

        return ranks;
    }
}
