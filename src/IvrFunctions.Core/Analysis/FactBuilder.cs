using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

/// <summary>Turns counts and findings into facts: the failure first, then what stands out and what the request names, about ten in all.</summary>
internal sealed class FactBuilder
{
    private const int MaxBreakdowns = 2;

    /// <summary>A step or reason is worth naming from this share of the failures on.</summary>
    private const double MinBreakdownShare = 0.1;

    private readonly Inquiry inquiry;
    private readonly CallPopulation population;
    private readonly IReadOnlyList<CallGroup> groups;
    private readonly FailureFindings findings;
    private readonly CallsAtRisk atRisk;
    private readonly Wording wording;
    private readonly FactList facts;

    public FactBuilder(Inquiry inquiry, CallPopulation population, IReadOnlyList<CallGroup> groups, FailureFindings findings)
    {
        this.inquiry = inquiry;
        this.population = population;
        this.groups = groups;
        this.findings = findings;
        wording = Wording.For(inquiry.Request.Language);
        facts = new FactList(inquiry);
        var total = groups.FirstOrDefault(group => group.Values.Count == 0);
        atRisk = new CallsAtRisk(
            total?.Calls ?? 0, total?.Failed ?? 0, total?.Hits ?? 0, population.Failed == population.Calls);
    }

    public FactSheet Build(string[] named, string[] breakdown)
    {
        AddPopulation();
        if (atRisk.Hits == 0) return new FactSheet(facts.Facts, atRisk);
        if (inquiry.NamesFailure) AddFailure();
        AddBreakdown(breakdown);
        // With failures alone and no failure named, every group's rate is 1: nothing can be compared.
        if (!atRisk.FailuresOnly || inquiry.NamesFailure)
        {
            var asked = groups.Where(group => group.Values.Count > 0 && group.Values.Keys.All(named.Contains) && IsAskedFor(group)).ToList();
            new GroupFacts(inquiry, findings.Groups, atRisk, facts).Add(asked);
            new TimeFacts(inquiry, findings, atRisk, facts).Add();
        }

        AftermathFact.Add(wording, findings.Aftermath, facts);
        return new FactSheet(facts.Facts, atRisk);
    }

    private void AddPopulation()
    {
        var nothing = new Dictionary<string, string>();
        facts.Add(
            FactKind.Population,
            wording.Population(population),
            nothing,
            Values(population.Calls, failed: population.Failed),
            new FactQuery("/api/summary", nothing, nothing, nothing));
        if (inquiry.CallType is { } type && !inquiry.NamesFailure && atRisk.Calls > 0)
        {
            facts.Add(
                FactKind.Population,
                wording.CallsOfType(type, atRisk),
                facts.About(CallAttributes.CallType),
                Values(atRisk.Calls, failed: atRisk.Failed));
        }
    }

    private void AddFailure()
    {
        var values = Values(atRisk.Calls, hits: atRisk.Hits, failed: atRisk.Failed);
        values[FactValues.Share] = FactList.Round((double)atRisk.Hits / atRisk.Failed);
        facts.Add(FactKind.Failure, wording.Failure(inquiry, atRisk), facts.Failure, values);
    }

    private void AddBreakdown(string[] attributes)
    {
        var divided = groups.Where(group => group.Hits > 0 && group.Values.Count == attributes.Length && attributes.All(group.Values.ContainsKey)).ToList();
        // An export without reasons is divided by step alone, and the reverse.
        attributes = [.. attributes.Where(attribute => divided.Exists(group => group.Values[attribute].Length > 0))];
        if (attributes.Length == 0) return;
        var parts = divided
            .Where(group => attributes.All(attribute => group.Values[attribute].Length > 0) && group.Hits >= MinBreakdownShare * atRisk.Hits)
            .OrderByDescending(group => group.Hits)
            .ThenBy(group => string.Join('\u001f', attributes.Select(attribute => group.Values[attribute])), StringComparer.Ordinal)
            .Take(MaxBreakdowns);
        foreach (var part in parts)
        {
            var told = attributes.ToDictionary(attribute => attribute, attribute => part.Values[attribute]);
            var values = Values(atRisk.Calls, hits: part.Hits, failed: atRisk.Hits);
            values[FactValues.Share] = FactList.Round((double)part.Hits / atRisk.Hits);
            facts.AddPart(wording.Breakdown(inquiry, told, part.Hits, atRisk.Hits), told, values);
        }
    }

    private bool IsAskedFor(CallGroup group) => group.Values.All(value => value.Value.Length > 0 && inquiry.Value(value.Key) == value.Value);

    private Dictionary<string, double> Values(long calls, long? hits = null, long? failed = null)
    {
        var values = new Dictionary<string, double> { [FactValues.Calls] = calls };
        if (failed is { } failures) values[FactValues.Failed] = failures;
        if (hits is { } count) values[FactValues.Hits] = count;
        if (!atRisk.FailuresOnly && calls > 0) values[FactValues.Rate] = FactList.Round((double)(hits ?? failed ?? 0) / calls);
        return values;
    }
}
