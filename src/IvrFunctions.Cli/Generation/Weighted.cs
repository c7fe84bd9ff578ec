namespace IvrFunctions.Cli.Generation;

/// <summary>Values drawn in proportion to their weights.</summary>
internal sealed class Weighted<T>
{
    private readonly T[] values;
    private readonly int[] upTo;

    public Weighted(params ReadOnlySpan<(T Value, int Weight)> choices)
    {
        values = new T[choices.Length];
        upTo = new int[choices.Length];
        var total = 0;
        for (var i = 0; i < choices.Length; i++)
        {
            total += choices[i].Weight;
            values[i] = choices[i].Value;
            upTo[i] = total;
        }
    }

    public IReadOnlyList<T> Values => values;

    /// <summary>Of all draws, the part each value takes.</summary>
    public IEnumerable<(T Value, double Share)> Shares =>
        values.Select((value, i) => (value, (double)(upTo[i] - (i == 0 ? 0 : upTo[i - 1])) / upTo[^1]));

    public T Draw(ref DeterministicRandom random)
    {
        var point = random.Next(upTo[^1]);
        var i = 0;
        while (point >= upTo[i])
        {
            i++;
        }

        return values[i];
    }
}
