using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

/// <summary>What cases stand for, asked for once as long as a snapshot lives: questions of one archive come back to the same cases.</summary>
internal static class KnownCases
{
    /// <summary>A few kilobytes each.</summary>
    private const int MaxKnown = 10_000;

    /// <summary>By id; <see langword="null"/> where no call of the snapshot has the case.</summary>
    private static readonly ConditionalWeakTable<ICallSnapshot, ConcurrentDictionary<CaseId, CaseSummary?>> Cache = [];

    public static async Task<IReadOnlyDictionary<CaseId, CaseSummary>> FindAsync(
        ICallSnapshot snapshot, IEnumerable<CaseId> ids, CancellationToken cancellationToken)
    {
        var known = Cache.GetValue(snapshot, _ => []);
        var found = new Dictionary<CaseId, CaseSummary>();
        var unknown = new List<CaseId>();
        foreach (var id in ids)
        {
            if (!known.TryGetValue(id, out var summary)) unknown.Add(id);
            else if (summary is not null) found[id] = summary;
        }

        foreach (var summary in await snapshot.GetCasesAsync(unknown, cancellationToken)) found[summary.Id] = summary;
        if (known.Count + unknown.Count <= MaxKnown)
        {
            foreach (var id in unknown) known[id] = found.GetValueOrDefault(id);
        }

        return found;
    }
}
