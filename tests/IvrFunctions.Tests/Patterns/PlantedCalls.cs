using System.Globalization;
using IvrFunctions.Core.Patterns;

namespace IvrFunctions.Tests.Patterns;

/// <summary>Counted calls with known causes: 4 to 7 attributes of 2 to 11 values of any frequency, 20,000 to 1,000,000 calls.</summary>
internal sealed class PlantedCalls
{
    private readonly Random random;
    private readonly double[][] shares;
    private readonly long calls;
    private readonly double rate;
    private readonly List<Cause> causes = [];

    /// <summary>By attribute and value: how many times more often such calls fail, without a cause.</summary>
    private readonly double[][] factors;

    /// <param name="seed">Equal seeds, equal calls.</param>
    /// <param name="mostCauses">1 to so many causes; 0 for none.</param>
    /// <param name="spread">Standard deviation of the logarithms of the values' rates, which differ without a cause.</param>
    public PlantedCalls(int seed, int mostCauses, double spread = 0)
    {
        random = new Random(seed);
        shares = [.. Enumerable.Range(0, random.Next(4, 8)).Select(_ => DrawShares(random.Next(2, 12)))];
        calls = (long)(20_000 * Math.Pow(50, random.NextDouble()));
        rate = 0.02 + (0.18 * random.NextDouble());
        var count = mostCauses == 0 ? 0 : random.Next(1, mostCauses + 1);
        for (var tries = 0; causes.Count < count && tries < 100_000; tries++)
        {
            if (DrawCause() is { } cause) causes.Add(cause);
        }

        factors = [.. shares.Select(values => Array.ConvertAll(values, _ => spread > 0 ? Math.Exp(spread * DrawNormal()) : 1))];
        Rows = new CountedRows([.. shares.Select((_, attribute) => Name(attribute))], [.. DrawRows([], 1)]);
    }

    public CountedRows Rows { get; }

    /// <summary>The causes as <see cref="Describe"/> writes patterns.</summary>
    public IReadOnlyList<string> Causes => [.. causes.Select(cause => Describe(cause.Values.ToDictionary(pair => Name(pair.Key), pair => Value(pair.Value))))];

    public static string Describe(IEnumerable<KeyValuePair<string, string>> conditions) =>
        string.Join('&', conditions.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));

    private double[] DrawShares(int values)
    {
        var skew = random.NextDouble() * 1.5;
        var weights = Enumerable.Range(1, values).Select(i => Math.Pow(i, -skew) * (0.5 + random.NextDouble())).ToArray();
        return [.. weights.Select(weight => weight / weights.Sum())];
    }

    /// <summary>1 to 3 attributes, 0.5 to 5 % of the calls, lift 1.5 to 5, found by z of 5 or more; none that is a part of another.</summary>
    private Cause? DrawCause()
    {
        var attributes = Enumerable.Range(0, shares.Length).OrderBy(_ => random.Next()).Take(random.Next(1, 4));
        var values = attributes.ToDictionary(attribute => attribute, attribute => random.Next(shares[attribute].Length));
        var share = values.Aggregate(1.0, (product, pair) => product * shares[pair.Key][pair.Value]);
        var cause = new Cause(values, 1.5 + (3.5 * random.NextDouble()));
        var z = Math.Sqrt(share * calls * rate / (1 - rate)) * (cause.Lift - 1);
        return share is >= 0.005 and <= 0.05 && cause.Lift * rate < 0.95 && z >= 5
            && !causes.Any(other => other.Contains(cause) || cause.Contains(other)) ? cause : null;
    }

    private IEnumerable<CountedRow> DrawRows(int[] values, double share)
    {
        if (values.Length < shares.Length)
        {
            for (var value = 0; value < shares[values.Length].Length; value++)
            {
                foreach (var row in DrawRows([.. values, value], share * shares[values.Length][value])) yield return row;
            }

            yield break;
        }

        var count = DrawPoisson(calls * share);
        if (count == 0) yield break;
        var lift = causes.Where(cause => cause.Matches(values)).Select(cause => cause.Lift).DefaultIfEmpty(1).Max();
        var factor = values.Select((value, attribute) => factors[attribute][value]).Aggregate(1.0, (product, one) => product * one);
        yield return new CountedRow(Array.ConvertAll(values, Value), count, DrawBinomial(count, Math.Min(rate * lift * factor, 0.99)));
    }

    private long DrawPoisson(double mean)
    {
        if (mean > 100) return Math.Max(0, (long)Math.Round(mean + (Math.Sqrt(mean) * DrawNormal())));
        var (count, product) = (0L, random.NextDouble());
        for (var limit = Math.Exp(-mean); product > limit; product *= random.NextDouble()) count++;
        return count;
    }

    private long DrawBinomial(long count, double probability)
    {
        if (count * probability * (1 - probability) > 100)
        {
            var drawn = Math.Round((count * probability) + (Math.Sqrt(count * probability * (1 - probability)) * DrawNormal()));
            return (long)Math.Clamp(drawn, 0, count);
        }

        var failed = 0L;
        for (var i = 0L; i < count; i++)
        {
            if (random.NextDouble() < probability) failed++;
        }

        return failed;
    }

    private double DrawNormal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static string Name(int attribute) => string.Create(CultureInfo.InvariantCulture, $"a{attribute}");

    private static string Value(int value) => string.Create(CultureInfo.InvariantCulture, $"v{value}");

    private sealed record Cause(Dictionary<int, int> Values, double Lift)
    {
        public bool Contains(Cause other) => Values.All(pair => other.Values.TryGetValue(pair.Key, out var value) && value == pair.Value);

        public bool Matches(int[] values) => Values.All(pair => values[pair.Key] == pair.Value);
    }
}
