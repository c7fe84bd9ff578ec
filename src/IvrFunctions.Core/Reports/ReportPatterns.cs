using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Figures;
using IvrFunctions.Core.Patterns;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Reports;

/// <summary>A pattern of all failures, or of one kind of them.</summary>
/// <param name="Target">The kind: step and reason; empty for all failures.</param>
/// <param name="Pattern">Where they concentrate.</param>
internal sealed record ReportPattern(IReadOnlyDictionary<string, string> Target, Pattern Pattern);

/// <summary>
/// Finds where all failures concentrate, and where each of the most frequent kinds does: a cause of one kind hardly shows among all of them.
/// </summary>
internal static class ReportPatterns
{
    private const int MaxKinds = 6;
    private const int MaxPatterns = 8;

    /// <summary>A kind of fewer failures than two patterns need is not looked at.</summary>
    private const long MinFailures = 10;

    /// <summary>The share of false ones expected among the patterns of a report.</summary>
    private const double FalseDiscoveryRate = 0.05;

    /// <returns>Those with most excess failures first.</returns>
    public static async Task<IReadOnlyList<ReportPattern>> FindAsync(CallQuery query, CancellationToken cancellationToken)
    {
        if (RateLimits.HoldsFailuresOnly(query)) return [];
        List<CallFilter> targets = [CallFilter.All, .. await FindKindsAsync(query, cancellationToken)];
        var found = new List<ReportPattern>();
        foreach (var target in targets)
        {
            var report = await PatternReader.ReadAsync(new PatternQuery { AtRisk = query, Target = target, Limit = MaxPatterns }, cancellationToken);
            found.AddRange(report.Patterns
                .Where(pattern => pattern.QValue * targets.Count <= FalseDiscoveryRate && !IsGivenByStep(target, pattern))
                .Select(pattern => new ReportPattern(target.Values, pattern)));
        }

        return [.. found.OrderByDescending(pattern => pattern.Pattern.ExcessFailures).Take(MaxPatterns)];
    }

    private static async Task<IEnumerable<CallFilter>> FindKindsAsync(CallQuery query, CancellationToken cancellationToken)
    {
        var groups = await query.Calls.CountAsync(
            query.Filter, CallFilter.All, [[CallAttributes.FailureStep, CallAttributes.FailureReason]], cancellationToken);
        return groups.Where(group => group.Failed >= MinFailures && group.Values.Values.All(value => value.Length > 0))
            .OrderByDescending(group => group.Failed)
            .Take(MaxKinds)
            .Select(group => new CallFilter(group.Values));
    }

    /// <summary>Which steps a call can fail at follows from what it is about: that alone is no finding.</summary>
    private static bool IsGivenByStep(CallFilter target, Pattern pattern) =>
        target.Values.Count > 0 && pattern.Conditions.Keys.All(attribute => attribute == CallAttributes.CallType);
}
