using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Patterns;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

/// <summary>Computes the facts of an inquiry from counts over the archive.</summary>
internal static class FactFinder
{
    /// <summary>Questions of one archive repeat the same few failures.</summary>
    private const int MaxKnown = 200;

    /// <summary>What was found for a failure among some calls, as long as the snapshot lives: it does not change.</summary>
    private static readonly ConditionalWeakTable<ICallSnapshot, ConcurrentDictionary<string, FailureFindings>> Known = [];

    public static async Task<FactSheet> FindAsync(Inquiry inquiry, ICallSnapshot snapshot, CancellationToken cancellationToken)
    {
        // The call type is who is at risk, step and reason are what happened: all else is a group to compare.
        string[] named =
        [
            .. CallAttributes.All.Where(attribute => inquiry.Attributes.ContainsKey(attribute)
                && attribute is not (CallAttributes.CallType or CallAttributes.FailureStep or CallAttributes.FailureReason)),
            .. inquiry.Attributes.Keys.Except(CallAttributes.All).Order(StringComparer.Ordinal),
        ];
        string[] breakdown = Breakdown(inquiry);
        List<IReadOnlyList<string>> groupings = [[], .. named.Select(attribute => (string[])[attribute])];
        if (breakdown.Length > 0) groupings.Add(breakdown);
        if (named.Length >= 2) groupings.Add(named);

        var atRisk = Filter(inquiry, CallAttributes.CallType);
        var target = Filter(inquiry, CallAttributes.FailureStep, CallAttributes.FailureReason);
        var groups = await snapshot.CountAsync(atRisk, target, groupings, cancellationToken);
        var total = groups.FirstOrDefault(group => group.Values.Count == 0);
        var findings = total is null or { Hits: 0 } ? FailureFindings.None : await FindAsync(snapshot, atRisk, target, cancellationToken);
        return new FactBuilder(inquiry, snapshot.Population, groups, findings).Build(named, breakdown);
    }

    private static async Task<FailureFindings> FindAsync(
        ICallSnapshot snapshot, CallFilter atRisk, CallFilter target, CancellationToken cancellationToken)
    {
        var known = Known.GetValue(snapshot, _ => new ConcurrentDictionary<string, FailureFindings>(StringComparer.Ordinal));
        var key = string.Join('\u001f', atRisk.Values.Concat(target.Values).Select(value => $"{value.Key}={value.Value}"));
        if (known.TryGetValue(key, out var found)) return found;

        var hours = await snapshot.CountHoursAsync(atRisk, target, cancellationToken);
        var groups = await GroupFinder.FindAsync(snapshot, atRisk, target, hours, cancellationToken);
        var aftermath = await snapshot.FollowAsync(atRisk, target, cancellationToken);
        var findings = new FailureFindings(
            groups, Episode.Find(hours), BusyHours.Find(hours), CallTrend.Of(hours, snapshot.Population), aftermath);
        if (known.Count < MaxKnown) known[key] = findings;
        return findings;
    }

    private static string[] Breakdown(Inquiry inquiry) => (inquiry.Step, inquiry.Reason) switch
    {
        (null, null) => [CallAttributes.FailureStep, CallAttributes.FailureReason],
        (_, null) => [CallAttributes.FailureReason],
        (null, _) => [CallAttributes.FailureStep],
        _ => [],
    };

    private static CallFilter Filter(Inquiry inquiry, params string[] attributes)
    {
        var values = attributes.Where(inquiry.Attributes.ContainsKey).ToDictionary(name => name, name => inquiry.Attributes[name]);
        return values.Count == 0 ? CallFilter.All : new CallFilter(values);
    }
}
