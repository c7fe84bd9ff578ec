using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Figures;
using IvrFunctions.Core.Patterns;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Reports;

/// <summary>A pattern of all failures, or of one kind of them.</summary>
/// <param name="Target">The kind: step and reason; empty for all failures.</param>
/// <param name="Pattern">Where they concentrate.</param>
internal sealed record ReportPattern(IReadOnlyDictionary<string, string> Target, Pattern Pattern);

/// <param name="Patterns">Those with most excess failures first.</param>
/// <param name="Gone">What was a pattern in the earlier half of the days and is none in the later.</param>
/// <param name="Changes">When the failure rate of all calls changed.</param>
internal sealed record ReportFindings(
    IReadOnlyList<ReportPattern> Patterns, IReadOnlyList<ReportPattern> Gone, IReadOnlyList<ChangePoint> Changes)
{
    /// <summary>The one time that holds many of all failures.</summary>
    public PatternEpisode? Episode { get; init; }
}

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

    public static async Task<ReportFindings> FindAsync(CallQuery query, CancellationToken cancellationToken)
    {
        if (RateLimits.HoldsFailuresOnly(query)) return new ReportFindings([], [], []);
        List<CallFilter> targets = [CallFilter.All, .. await FindKindsAsync(query, cancellationToken)];
        var found = new List<ReportPattern>();
        var gone = new List<ReportPattern>();
        IReadOnlyList<ChangePoint> changes = [];
        PatternEpisode? episode = null;
        foreach (var target in targets)
        {
            var search = new PatternQuery { AtRisk = query, Target = target, Limit = MaxPatterns, InBackground = true };
            var report = await PatternReader.ReadAsync(search, cancellationToken);
            found.AddRange(Keep(report.Patterns));
            gone.AddRange(Keep(report.Gone ?? []));
            if (target == CallFilter.All) (changes, episode) = (report.ChangePoints ?? [], report.Episode);

            IEnumerable<ReportPattern> Keep(IReadOnlyList<Pattern> patterns) => patterns
                .Where(pattern => pattern.QValue * targets.Count <= FalseDiscoveryRate && !IsGivenByStep(target, pattern))
                .Select(pattern => new ReportPattern(target.Values, pattern));
        }

        return new ReportFindings(First(found), First(gone), changes) { Episode = episode };
    }

    private static IReadOnlyList<ReportPattern> First(IEnumerable<ReportPattern> patterns) =>
        [.. patterns.OrderByDescending(pattern => pattern.Pattern.ExcessFailures).Take(MaxPatterns)];

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
