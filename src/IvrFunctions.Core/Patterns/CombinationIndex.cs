using System.Buffers;
using System.Runtime.InteropServices;

namespace IvrFunctions.Core.Patterns;

/// <summary>
/// The combinations that each row is a part of. They are asked for again with every pattern found, and so are kept once they were looked up.
/// </summary>
internal sealed class CombinationIndex(CodedRows rows, CombinationTable table) : IDisposable
{
    /// <summary>Positions a block, 1 MB.</summary>
    private const int BlockSize = 256 * 1024;

    /// <summary>Not the shared one, which keeps a block for every thread that ever returned one.</summary>
    private static readonly ArrayPool<int> Pool = ArrayPool<int>.Create();

    /// <summary>The positions of further rows are looked up every time.</summary>
    private const int MaxBlocks = 64;

    /// <summary>By row: where its positions are kept; a count of 0 where they are not yet.</summary>
    private readonly (int Block, int Start, int Count)[] places = new (int, int, int)[rows.Count];
    private readonly List<int[]> blocks = [];
    private readonly List<int> found = [];

    /// <summary>Positions in the last block.</summary>
    private int used = BlockSize;

    /// <summary>Positions in the table, valid until the next row is asked for.</summary>
    public ReadOnlySpan<int> Of(int row)
    {
        var (block, start, count) = places[row];
        if (count > 0) return blocks[block].AsSpan(start, count);

        found.Clear();
        Add(row, 0, 0);
        if (found.Count > 0) Keep(row);
        return CollectionsMarshal.AsSpan(found);
    }

    public void Dispose()
    {
        blocks.ForEach(block => Pool.Return(block));
        blocks.Clear();
    }

    private void Keep(int row)
    {
        if (used + found.Count > BlockSize)
        {
            if (blocks.Count == MaxBlocks || found.Count > BlockSize) return;
            blocks.Add(Pool.Rent(BlockSize));
            used = 0;
        }

        found.CopyTo(blocks[^1], used);
        places[row] = (blocks.Count - 1, used, found.Count);
        used += found.Count;
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
