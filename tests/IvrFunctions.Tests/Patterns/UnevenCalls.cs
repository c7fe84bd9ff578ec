using System.Globalization;
using IvrFunctions.Core.Patterns;

namespace IvrFunctions.Tests.Patterns;

/// <summary>
/// Counted calls as real ones are: a few combinations of values hold most calls, half of the attributes have values that fail more often than others,
/// rows differ beyond that, one attribute is a part of another (a city says its region), and one or two causes are among them.
/// </summary>
internal sealed class UnevenCalls
{
    private const double ValueDeviation = 0.25;
    private const double RowDeviation = 0.4;

    private readonly Random random;
    private readonly List<int[]> rows = [];
    private readonly long[] calls;
    private readonly List<(List<(int Attribute, int Value)> Conditions, double Lift)> causes = [];

    /// <param name="seed">Equal seeds, equal calls.</param>
    public UnevenCalls(int seed)
    {
        random = new Random(seed);
        int[] sizes = [24, 8, .. Enumerable.Range(0, random.Next(2, 4)).Select(_ => random.Next(2, 12))];
        foreach (var row in Enumerable.Range(0, random.Next(500, 3_000)).Select(_ => DrawValues(sizes)).DistinctBy(row => string.Join(' ', row))) rows.Add(row);
        calls = [.. rows.Select(_ => (long)Math.Exp(4 + (1.2 * DrawNormal())) + 1)];
        DrawCauses(random.Next(1, 3));

        var rate = Math.Exp(-4.6 + (2.3 * random.NextDouble()));
        var factors = sizes.Select(size => new double[size].Select(_ => ValueDeviation * DrawNormal()).ToArray()).ToArray();
        var differs = sizes.Select(_ => random.Next(2)).ToArray();
        Rows = new CountedRows(
            [.. sizes.Select((_, attribute) => Name(attribute))],
            [.. rows.Select((row, i) => new CountedRow(Array.ConvertAll(row, Value), calls[i], DrawFailed(row, calls[i], rate, factors, differs)))]);
    }

    public CountedRows Rows { get; }

    /// <summary>As <see cref="PlantedCalls.Describe"/> writes patterns.</summary>
    public IReadOnlyList<string> Causes =>
        [.. causes.Select(cause => PlantedCalls.Describe(cause.Conditions.ToDictionary(one => Name(one.Attribute), one => Value(one.Value))))];

    private int[] DrawValues(int[] sizes)
    {
        // Low values are frequent ones; the second attribute follows from the first.
        var row = Array.ConvertAll(sizes, size => (int)(size * Math.Pow(random.NextDouble(), 2)));
        row[1] = row[0] % sizes[1];
        return row;
    }

    /// <summary>Of 1 to 3 attributes and 1 to 15 % of the calls, so that each of their conditions leaves out many.</summary>
    private void DrawCauses(int count)
    {
        while (causes.Count < count)
        {
            var like = rows[random.Next(rows.Count)];
            var attributes = Enumerable.Range(0, like.Length).OrderBy(_ => random.Next()).Take(random.Next(1, 4)).ToList();
            if (attributes.Contains(0) && attributes.Contains(1)) continue;
            var conditions = attributes.ConvertAll(attribute => (attribute, like[attribute]));
            var share = Share(conditions);
            if (share is < 0.01 or > 0.15 || causes.Any(other => other.Conditions.Intersect(conditions).Any())) continue;
            if (conditions.TrueForAll(one => Share([.. conditions.Where(other => other != one)]) > 1.5 * share))
                causes.Add((conditions, 5 + (10 * random.NextDouble())));
        }
    }

    private double Share(List<(int Attribute, int Value)> conditions) =>
        rows.Select((row, i) => IsIn(row, conditions) ? calls[i] : 0).Sum() / (double)calls.Sum();

    private long DrawFailed(int[] row, long count, double rate, double[][] factors, int[] differs)
    {
        var usual = row.Select((value, attribute) => differs[attribute] * factors[attribute][value]).Sum() + (RowDeviation * DrawNormal());
        var lift = causes.Where(cause => IsIn(row, cause.Conditions)).Select(cause => cause.Lift).DefaultIfEmpty(1).Max();
        var probability = Math.Min(0.98, rate * lift * Math.Exp(usual));
        var failed = 0L;
        for (var i = 0L; i < count; i++)
        {
            if (random.NextDouble() < probability) failed++;
        }

        return failed;
    }

    private static bool IsIn(int[] row, List<(int Attribute, int Value)> conditions) => conditions.TrueForAll(one => row[one.Attribute] == one.Value);

    private double DrawNormal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static string Name(int attribute) => string.Create(CultureInfo.InvariantCulture, $"a{attribute}");

    private static string Value(int value) => string.Create(CultureInfo.InvariantCulture, $"v{value}");
}
