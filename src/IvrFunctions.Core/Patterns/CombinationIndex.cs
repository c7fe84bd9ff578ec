using System.Runtime.InteropServices;

namespace IvrFunctions.Core.Patterns;

/// <summary>
/// The combinations that each row is a part of. They are asked for again with every pattern found, and so are kept once they were looked up.
/// </summary>
internal sealed class CombinationIndex(CodedRows rows, CombinationTable table)
{
    /// <summary>Positions kept at most, 64 MB; those of further rows are looked up every time.</summary>
    private const int MaxKept = 16 * 1024 * 1024;

    /// <summary>By row: where its positions begin among those kept, and how many there are; 0 where they are not kept yet.</summary>
    private readonly (int Start, int Count)[] places = new (int, int)[rows.Count];
    private readonly List<int> kept = [0];
    private readonly List<int> found = [];

    /// <summary>How many combinations there are.</summary>
    public int Count => table.Count;

    /// <summary>Positions in the table, valid until the next row is asked for.</summary>
    public ReadOnlySpan<int> Of(int row)
    {
        var (start, count) = places[row];
        if (start > 0) return CollectionsMarshal.AsSpan(kept).Slice(start, count);

        found.Clear();
        Add(row, 0, 0);
        if (kept.Count + found.Count <= MaxKept)
        {
            places[row] = (kept.Count, found.Count);
            kept.AddRange(found);
        }

        return CollectionsMarshal.AsSpan(found);
    }

    /// <summary>A combination that is not in the table has no part in it either: the walk ends there.</summary>
    private void Add(int row, ulong key, int nextAttribute)
    {
        for (var attribute = nextAttribute; attribute < rows.Codes.Length; attribute++)
        {
            var extended = key + new Condition(attribute, rows.Codes[attribute][row]).Key;
            var combination = table.Find(extended);
            if (combination < 0) continue;
            found.Add(combination);
            Add(row, extended, attribute + 1);
        }
    }
}
