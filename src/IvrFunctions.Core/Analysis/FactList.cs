using IvrFunctions.Core.Calls;

namespace IvrFunctions.Core.Analysis;

/// <summary>The facts of an inquiry as they are told, each with how to count it again.</summary>
internal sealed class FactList(Inquiry inquiry)
{
    private const string Summary = "/api/summary";

    /// <summary>Where groups are compared with all the others.</summary>
    private const string Patterns = "/api/patterns";

    private readonly List<Fact> facts = [];

    public IReadOnlyList<Fact> Facts => facts;

    /// <summary>The failure asked about.</summary>
    public Dictionary<string, string> Failure => About(CallAttributes.CallType, CallAttributes.FailureStep, CallAttributes.FailureReason);

    /// <summary>Six decimals: a rate of one in a million still shows, and no digit is noise of binary fractions.</summary>
    public static double Round(double value) => Math.Round(value, 6);

    public static Dictionary<string, double> Values(GroupComparison comparison)
    {
        var values = new Dictionary<string, double>
        {
            [FactValues.Calls] = comparison.Calls,
            [FactValues.Hits] = comparison.Hits,
            [FactValues.Rate] = Round(comparison.Rate),
            [FactValues.RateElsewhere] = Round(comparison.RateElsewhere),
        };
        if (comparison.Lift is { } lift) values[FactValues.Lift] = Round(lift);
        return values;
    }

    /// <summary>Adds what concerns all calls at risk.</summary>
    public void Add(FactKind kind, string text, IReadOnlyDictionary<string, string> about, Dictionary<string, double> values) =>
        Add(kind, text, about, values, Query(Summary, new Dictionary<string, string>()));

    /// <summary>Adds what concerns a group of them.</summary>
    public void AddGroup(FactKind kind, string text, IReadOnlyDictionary<string, string> group, Dictionary<string, double> values) =>
        Add(kind, text, group, values, Query(kind is FactKind.Driver or FactKind.Rejected ? Patterns : Summary, group));

    /// <summary>Adds what concerns a part of the failures.</summary>
    public void AddPart(string text, IReadOnlyDictionary<string, string> part, Dictionary<string, double> values)
    {
        var query = Query(Summary, new Dictionary<string, string>());
        Add(FactKind.Breakdown, text, part, values, query with { Target = query.Target.Concat(part).ToDictionary(StringComparer.Ordinal) });
    }

    public void Add(
        FactKind kind, string text, IReadOnlyDictionary<string, string> about, Dictionary<string, double> values, FactQuery computed) =>
        facts.Add(new Fact($"F{facts.Count + 1}", kind, text, values, about) { Computed = computed });

    public FactQuery Query(string endpoint, IReadOnlyDictionary<string, string> group) => new(
        endpoint,
        About(CallAttributes.CallType),
        About(CallAttributes.FailureStep, CallAttributes.FailureReason),
        group);

    public Dictionary<string, string> About(params string[] attributes) =>
        attributes.Where(inquiry.Attributes.ContainsKey).ToDictionary(name => name, name => inquiry.Attributes[name]);
}
