using System.Text;

namespace IvrFunctions.Core.Ingestion.Reading;

/// <summary>Cells of a column gathered while the planner passes over the file.</summary>
internal sealed class ColumnSample
{
    private const int MaxCellLength = 200;
    private const int MaxFirst = 1_000;

    /// <summary>Fewer values in runs are chance.</summary>
    private const int EnoughRuns = 5;

    private readonly List<string> cells = [];
    private readonly HashSet<string> distinct = new(StringComparer.OrdinalIgnoreCase);
    private string? dayOver12First;
    private string? dayOver12Second;

    /// <summary>Cells that hold a value, trimmed, with those that show whether the day comes first in the dates of the file.</summary>
    public IEnumerable<string> Cells => cells.Concat(new[] { dayOver12First, dayOver12Second }.OfType<string>());

    /// <summary>Sampled records.</summary>
    public int Rows { get; private set; }

    /// <summary>Sampled cells that hold a value.</summary>
    public int Filled => cells.Count;

    public int Distinct => distinct.Count;

    /// <summary>Hashes of the cells of the first records, one after the other: they show whether ids are unique.</summary>
    public List<ulong> Hashes { get; } = [];

    /// <summary>The cells of the first records, one after the other; <see langword="null"/> for one without a value.</summary>
    public List<string?> First { get; } = [];

    /// <summary>Whether neighbouring records share values, as the id of a call that stands on several; ids may be used again later.</summary>
    public bool StandsInRuns
    {
        get
        {
            var runs = First.Where((cell, row) => cell is not null && (row == 0 || cell != First[row - 1])).ToList();
            return runs.Count <= 0.7 * First.Count && runs.Distinct().Count() is var values && values >= EnoughRuns && values * 4 >= runs.Count;
        }
    }

    public double ShareOf(Func<string, bool> holds) => cells.Count == 0 ? 0 : (double)cells.Count(holds) / cells.Count;

    public void Add(string? cell)
    {
        Rows++;
        if (cell is not null)
        {
            cells.Add(cell.Length > MaxCellLength ? cell[..MaxCellLength] : cell);
            distinct.Add(cells[^1]);
        }

        if (First.Count < MaxFirst)
        {
            First.Add(cell is null ? null : cells[^1]);
        }
    }

    /// <summary>
    /// Keeps the first cells of the whole file whose first and whose second number can only be a day: one of them settles in which
    /// order dates are written.
    /// </summary>
    public void AddEvidence(ReadOnlySpan<byte> cell)
    {
        if (cell.Length is < 6 or > 40 || (dayOver12First is not null && dayOver12Second is not null)
            || ReadNumber(cell, 0) is not { } first || ReadNumber(cell, first.Next) is not { } second
            || second.Next >= cell.Length || !char.IsAsciiDigit((char)cell[second.Next]))
        {
            return;
        }

        if (first.Value is > 12 and <= 31 && second.Value is >= 1 and <= 12)
        {
            dayOver12First ??= Encoding.ASCII.GetString(cell);
        }
        else if (second.Value is > 12 and <= 31 && first.Value is >= 1 and <= 12)
        {
            dayOver12Second ??= Encoding.ASCII.GetString(cell);
        }
    }

    /// <summary>A number of one or two digits and the separator after it.</summary>
    private static (int Value, int Next)? ReadNumber(ReadOnlySpan<byte> cell, int start)
    {
        var end = start;
        while (end < cell.Length && char.IsAsciiDigit((char)cell[end]))
        {
            end++;
        }

        return end - start is 1 or 2 && end < cell.Length && cell[end] is (byte)'/' or (byte)'-' or (byte)'.'
            ? (int.Parse(cell[start..end], System.Globalization.CultureInfo.InvariantCulture), end + 1)
            : null;
    }
}
