using System.Globalization;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

/// <summary>The groups of calls that are worth a fact: those that stand out, those the request names, and those that only look so.</summary>
internal sealed class GroupFacts(Inquiry inquiry, FoundGroups found, CallsAtRisk atRisk, FactList facts)
{
    /// <summary>What a value that stands out by chance must at least look like.</summary>
    private const double MinApparentLift = 1.3;

    /// <summary>More different numbers are hardly names.</summary>
    private const int MaxNumbers = 20;

    private readonly Wording wording = Wording.For(inquiry.Request.Language);

    /// <param name="asked">The groups that the request names, one attribute each, and all of them together.</param>
    public void Add(IReadOnlyList<CallGroup> asked)
    {
        var singles = asked.Where(group => group.Values.Count == 1).ToList();
        var signature = asked.FirstOrDefault(group => group.Values.Count > 1);
        if (signature is not null && !found.Patterns.Any(pattern => IsSame(pattern.Values, signature.Values)))
        {
            AddGroup(FactKind.Signature, wording.Signature(inquiry, signature.Values, Compare(signature), atRisk), signature.Values, Compare(signature));
        }

        foreach (var pattern in found.Patterns) AddDriver(pattern.Values, pattern.Comparison, isExplained: false);

        var others = singles.Where(group => !found.Patterns.Any(pattern => IsSame(pattern.Values, group.Values))).ToList();
        var affected = others.Where(group => Compare(group).StandsOutOf(singles.Count)).OrderByDescending(group => Compare(group).Z).ToList();
        foreach (var group in affected)
        {
            if (WhyNoCause(group.Values) is { } why)
            {
                AddGroup(FactKind.Signature, wording.Driver(inquiry, group.Values, Compare(group), atRisk) + why, group.Values, Compare(group));
                continue;
            }

            var isExplained = found.Patterns.Count > 0
                && found.Singles.Any(single => single.IsIn(group.Values) && !single.Outside.StandsOutOf(singles.Count));
            AddDriver(group.Values, Compare(group), isExplained);
        }

        foreach (var group in others.Except(affected))
        {
            AddGroup(FactKind.NoDifference, wording.NoDifference(inquiry, group.Values, Compare(group), atRisk), group.Values, Compare(group));
        }

        AddRejected([.. found.Singles.Where(single => !singles.Exists(group => single.IsIn(group.Values)))]);
    }

    /// <summary>What to add to a group that is affected and can be no cause: it follows the failure, or was affected once.</summary>
    private string? WhyNoCause(IReadOnlyDictionary<string, string> group) =>
        group.Keys.Any(found.Ways.Contains) ? wording.FollowsTheWay
        : group.Any(value => found.Once.Contains(new Category(value.Key, value.Value))) ? wording.HappenedOnce
        : null;

    /// <summary>The value most worth a warning of each kind: one that a driver accounts for, and one that may be chance.</summary>
    private void AddRejected(List<SingleValue> singles)
    {
        var candidates = singles.Where(single => single.Comparison is { Calls: >= GroupComparison.MinCalls, Hits: >= GroupComparison.MinHits }
            && !IsMeasured(single)
            && !found.Patterns.Any(pattern => pattern.Values.Count == 1 && single.IsIn(pattern.Values))).ToList();
        AddRejected(candidates.Where(single => single.IsExplained && found.Patterns.Count > 0).MaxBy(single => single.Comparison.Z));
        AddRejected(candidates.Where(single => !single.Comparison.StandsOut && single.Comparison.Lift >= MinApparentLift).MaxBy(single => single.Comparison.Z));
    }

    /// <summary>Of a column that measures, no single number is worth a warning.</summary>
    private bool IsMeasured(SingleValue single) => double.TryParse(single.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        && found.Singles.Count(other => other.Attribute == single.Attribute) > MaxNumbers;

    private void AddRejected(SingleValue? single)
    {
        if (single is null) return;
        var about = new Dictionary<string, string> { [single.Attribute] = single.Value };
        AddGroup(FactKind.Rejected, wording.Rejected(inquiry, about, single.Comparison, atRisk, single.IsExplained), about, single.Comparison);
    }

    private void AddDriver(IReadOnlyDictionary<string, string> about, GroupComparison comparison, bool isExplained)
    {
        var text = wording.Driver(inquiry, about, comparison, atRisk);
        AddGroup(FactKind.Driver, isExplained ? text + wording.ExplainedByCombination : text, about, comparison);
    }

    private void AddGroup(FactKind kind, string text, IReadOnlyDictionary<string, string> about, GroupComparison comparison) =>
        facts.AddGroup(kind, text, about, FactList.Values(comparison));

    private GroupComparison Compare(CallGroup group) => new(group.Calls, group.Hits, atRisk.Calls, atRisk.Hits);

    private static bool IsSame(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(value => other.TryGetValue(value.Key, out var same) && same == value.Value);
}
