namespace IvrFunctions.Core.Patterns;

/// <summary>How far one thing known of calls tells another.</summary>
internal sealed class Dependence
{
    /// <summary>The share of the uncertainty that must go.</summary>
    private const double FunctionShare = 0.9;

    /// <summary>Fewer calls tell nothing.</summary>
    private const long MinCalls = 100;

    /// <summary>What is known of fewer calls is taken together: of a single call everything tells everything.</summary>
    private const long MinKnown = 30;

    private readonly Dictionary<object, Dictionary<string, long>> counts = [];

    /// <summary>Different values.</summary>
    public int Values => counts.Values.SelectMany(values => values.Keys).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Whether what is known tells the value nearly always.</summary>
    public bool IsFunction
    {
        get
        {
            var known = counts.Values.Where(values => values.Values.Sum() >= MinKnown).ToList();
            var rest = Together(counts.Values.Where(values => values.Values.Sum() < MinKnown));
            if (rest.Count > 0) known.Add(rest);
            var all = Together(known);
            var calls = all.Values.Sum();
            if (calls < MinCalls || all.Count < 2) return false;

            // Of Miller and Madow: within few calls of each, less varies than does in truth.
            var left = known.Sum(Uncertainty) + ((known.Sum(values => values.Count) - known.Count) / 2.0);
            return left <= (1 - FunctionShare) * Uncertainty(all);
        }
    }

    /// <param name="value">What may be told.</param>
    /// <param name="known">What may tell it.</param>
    /// <param name="calls">How many calls have both.</param>
    public void Add(string value, object known, long calls)
    {
        if (!counts.TryGetValue(known, out var values)) counts[known] = values = new Dictionary<string, long>(StringComparer.Ordinal);
        values[value] = values.GetValueOrDefault(value) + calls;
    }

    private static Dictionary<string, long> Together(IEnumerable<Dictionary<string, long>> parts)
    {
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (value, calls) in parts.SelectMany(values => values)) sums[value] = sums.GetValueOrDefault(value) + calls;
        return sums;
    }

    /// <summary>Entropy of all calls together, in nats.</summary>
    private static double Uncertainty(Dictionary<string, long> values)
    {
        double calls = values.Values.Sum();
        return -values.Values.Sum(count => count * Math.Log(count / calls));
    }
}
