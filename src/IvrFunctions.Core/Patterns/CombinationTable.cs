namespace IvrFunctions.Core.Patterns;

/// <summary>The combinations of values that may be patterns, with their counts.</summary>
internal sealed class CombinationTable
{
    private readonly List<Entry> entries = [];

    /// <summary>Positions plus one by key, with open addressing: a combination is looked up for every row and combination of its values.</summary>
    private int[] slots = new int[1024];

    public int Count => entries.Count;

    public Entry this[int position] => entries[position];

    public int Add(Entry entry)
    {
        entries.Add(entry);
        if (2 * entries.Count > slots.Length)
        {
            slots = new int[2 * slots.Length];
            for (var i = 0; i < entries.Count; i++)
            {
                slots[SlotOf(entries[i].Key)] = i + 1;
            }
        }
        else
        {
            slots[SlotOf(entry.Key)] = entries.Count;
        }

        return entries.Count - 1;
    }

    /// <summary>Where the combination with this key is, or -1.</summary>
    public int Find(ulong key) => slots[SlotOf(key)] - 1;

    public Combination CombinationAt(int position)
    {
        var entry = entries[position];
        var conditions = new List<Condition>();
        for (var i = position; i >= 0; i = entries[i].Parent)
        {
            conditions.Add(entries[i].Condition);
        }

        conditions.Reverse();
        return new Combination(conditions, entry.Calls, entry.Failed);
    }

    private int SlotOf(ulong key)
    {
        var mask = slots.Length - 1;
        var slot = (int)(key >> 32) & mask;
        while (slots[slot] != 0 && entries[slots[slot] - 1].Key != key)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    /// <param name="Key">Sum of the conditions' keys.</param>
    /// <param name="Parent">The combination without its last condition, which is in the table too; -1 for none.</param>
    /// <param name="Condition">The last condition, in the order of the attributes.</param>
    /// <param name="Conditions">How many there are.</param>
    internal readonly record struct Entry(ulong Key, int Parent, Condition Condition, int Conditions, long Calls, long Failed);
}
