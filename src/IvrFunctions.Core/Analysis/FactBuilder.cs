using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

/// <summary>Turns counted groups into facts: what stands out first, what the request names in any case, about eight in all.</summary>
internal sealed class FactBuilder
{
    private const int MaxFacts = 8;
    private const int MaxBreakdowns = 2;

    /// <summary>A step or reason is worth naming from this share of the failures on.</summary>
    private const double MinBreakdownShare = 0.1;

    /// <summary>A pair of values counts as a cause of its own from this ratio to either value alone.</summary>
    private const double MinPairLift = 1.2;

    private readonly Inquiry inquiry;
    private readonly CallPopulation population;
    private readonly IReadOnlyList<CallGroup> groups;
    private readonly CallsAtRisk atRisk;
    private readonly Wording wording;
    private readonly List<Fact> facts = [];

    /// <summary>Causes sit in combinations: who calls, and when.</summary>
    public static readonly string[] Pair = [CallAttributes.CustomerSegment, CallAttributes.HourBand];

    public FactBuilder(Inquiry inquiry, CallPopulation population, IReadOnlyList<CallGroup> groups)
    {
        this.inquiry = inquiry;
        this.population = population;
        this.groups = groups;
        wording = Wording.For(inquiry.Request.Language);
        var total = groups.FirstOrDefault(group => group.Values.Count == 0);
        atRisk = new CallsAtRisk(
            total?.Calls ?? 0, total?.Failed ?? 0, total?.Hits ?? 0, population.Failed == population.Calls);
    }

    public FactSheet Build(string[] named, string[] singles, string[] breakdown, string[]? signature)
    {
        AddPopulation();
        if (atRisk.Hits == 0) return new FactSheet(facts, atRisk);
        if (inquiry.NamesFailure) AddFailure();
        AddBreakdown(breakdown);
        // With failures alone and no failure named, every group's rate is 1: nothing can be compared.
        if (!atRisk.FailuresOnly || inquiry.NamesFailure) AddGroups(named, singles, signature);
        return new FactSheet(facts, atRisk);
    }

    private void AddPopulation()
    {
        Add(FactKind.Population, wording.Population(population), About(), Values(population.Calls, failed: population.Failed));
        if (inquiry.CallType is { } type && !inquiry.NamesFailure && atRisk.Calls > 0)
        {
            Add(
                FactKind.Population,
                wording.CallsOfType(type, atRisk),
                About(CallAttributes.CallType),
                Values(atRisk.Calls, failed: atRisk.Failed));
        }
    }

    private void AddFailure()
    {
        var values = Values(atRisk.Calls, hits: atRisk.Hits, failed: atRisk.Failed);
        values[FactValues.Share] = Round((double)atRisk.Hits / atRisk.Failed);
        Add(
            FactKind.Failure,
            wording.Failure(inquiry, atRisk),
            About(CallAttributes.CallType, CallAttributes.FailureStep, CallAttributes.FailureReason),
            values);
    }

    private void AddBreakdown(string[] attributes)
    {
        if (attributes.Length == 0) return;
        var parts = Groups(attributes)
            .Where(group => group.Values.Values.All(value => value.Length > 0) && group.Hits >= MinBreakdownShare * atRisk.Hits)
            .OrderByDescending(group => group.Hits)
            .ThenBy(Key, StringComparer.Ordinal)
            .Take(MaxBreakdowns);
        foreach (var part in parts)
        {
            var values = Values(atRisk.Calls, hits: part.Hits, failed: atRisk.Hits);
            values[FactValues.Share] = Round((double)part.Hits / atRisk.Hits);
            Add(FactKind.Breakdown, wording.Breakdown(inquiry, part.Values, part.Hits, atRisk.Hits), part.Values, values);
        }
    }

    private void AddGroups(string[] named, string[] singles, string[]? signature)
    {
        var one = singles.SelectMany(attribute => Groups([attribute])).Where(HasAllValues).ToList();
        var isNamed = one.Concat(Groups(Pair)).Where(IsAskedFor).Select(Key).ToHashSet(StringComparer.Ordinal);
        var rates = one.ToDictionary(Key, Compare, StringComparer.Ordinal);

        // A pair counts where it is clearly worse than either of its halves...
        var combined = Groups(Pair)
            .Where(HasAllValues)
            .Where(group => Compare(group).StandsOut && group.Values.All(half => IsWorse(Compare(group), rates[Key(half)])))
            .ToList();
        // ... and then a half that is unremarkable without it is not a finding of its own.
        var found = one
            .Where(group => Compare(group).StandsOut && (isNamed.Contains(Key(group)) || !combined.Any(pair => Explains(pair, group))))
            .Concat(combined)
            .OrderByDescending(group => Compare(group).Z)
            .ThenBy(Key, StringComparer.Ordinal)
            .ToList();
        var unremarkable = one.Where(group => isNamed.Contains(Key(group)) && !found.Contains(group)).ToList();

        if (signature is not null) AddSignature(signature);
        foreach (var group in found.Take(Math.Max(1, MaxFacts - facts.Count - unremarkable.Count)))
        {
            var text = wording.Driver(inquiry, group.Values, Compare(group), atRisk);
            if (combined.Any(pair => Explains(pair, group))) text += wording.ExplainedByCombination;
            Add(FactKind.Driver, text, group.Values, Values(Compare(group)));
        }

        foreach (var group in unremarkable)
        {
            Add(
                FactKind.NoDifference,
                wording.NoDifference(inquiry, group.Values, Compare(group), atRisk),
                group.Values,
                Values(Compare(group)));
        }
    }

    private void AddSignature(string[] attributes)
    {
        var group = Groups(attributes).FirstOrDefault(IsAskedFor);
        if (group is not null)
        {
            Add(
                FactKind.Signature,
                wording.Signature(inquiry, group.Values, Compare(group), atRisk),
                group.Values,
                Values(Compare(group)));
        }
    }

    private static bool IsWorse(GroupComparison pair, GroupComparison half) =>
        pair.Calls < half.Calls && pair.Rate >= MinPairLift * half.Rate;

    private bool Explains(CallGroup pair, CallGroup half) =>
        half.Values.Count == 1
        && half.Values.All(value => pair.Values.TryGetValue(value.Key, out var other) && other == value.Value)
        && !Compare(half).Without(Compare(pair)).StandsOut;

    private bool IsAskedFor(CallGroup group) =>
        group.Values.All(value => inquiry.Value(value.Key) == value.Value);

    private IEnumerable<CallGroup> Groups(string[] attributes) =>
        groups.Where(group => group.Values.Count == attributes.Length && attributes.All(group.Values.ContainsKey));

    private GroupComparison Compare(CallGroup group) => new(group.Calls, group.Hits, atRisk.Calls, atRisk.Hits);

    private static bool HasAllValues(CallGroup group) => group.Values.Values.All(value => value.Length > 0);

    private static string Key(CallGroup group) => string.Join('\u001f', group.Values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(Key));

    private static string Key(KeyValuePair<string, string> value) => $"{value.Key}={value.Value}";

    private Dictionary<string, string> About(params string[] attributes) =>
        attributes.Where(inquiry.Attributes.ContainsKey).ToDictionary(name => name, name => inquiry.Attributes[name]);

    private Dictionary<string, double> Values(long calls, long? hits = null, long? failed = null)
    {
        var values = new Dictionary<string, double> { [FactValues.Calls] = calls };
        if (failed is { } failures) values[FactValues.Failed] = failures;
        if (hits is { } count) values[FactValues.Hits] = count;
        if (!atRisk.FailuresOnly && calls > 0) values[FactValues.Rate] = Round((double)(hits ?? failed ?? 0) / calls);
        return values;
    }

    private static Dictionary<string, double> Values(GroupComparison comparison)
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

    /// <summary>Six decimals: a rate of one in a million still shows, and no digit is noise of binary fractions.</summary>
    private static double Round(double value) => Math.Round(value, 6);

    private void Add(FactKind kind, string text, IReadOnlyDictionary<string, string> about, Dictionary<string, double> values) =>
        facts.Add(new Fact($"F{facts.Count + 1}", kind, text, values, about));
}
