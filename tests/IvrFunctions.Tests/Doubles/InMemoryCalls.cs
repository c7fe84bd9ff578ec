using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Tests.Doubles;

/// <summary>An archive and its snapshot over a list of calls.</summary>
internal sealed partial class InMemoryCalls(IReadOnlyList<CallRecord> calls) : ICallArchive, ICallSnapshot
{
    /// <summary>All calls came with it.</summary>
    private const string Source = "calls.csv";

    private readonly Narrator narrator = new(TextLanguage.Es);

    public string Version { get; init; } = "v1";

    public int Counts { get; private set; }

    public int ValueQueries { get; private set; }

    public int CasesAsked { get; private set; }

    public CallPopulation Population => new(
        calls.Count,
        calls.Count(call => call.IsFailed),
        Dated.Min(),
        Dated.Max(),
        calls.Count(call => call.Outcome == CallOutcome.Unknown));

    public IReadOnlyList<string> FailuresOnlySources => [];

    public IReadOnlyList<CallDimension> Dimensions =>
    [
        .. CallAttributes.All.Select(attribute => Dimension(attribute, [])),
        .. calls.SelectMany(call => call.Extras?.Keys ?? []).GroupBy(DimensionNames.Of).Select(group => Dimension(group.Key, [.. group.Distinct()])),
    ];

    public IReadOnlyList<CallRecord> Calls => calls;

    private IEnumerable<DateTimeOffset?> Dated => calls.Where(call => call.HasDate)
        .Select(call => (DateTimeOffset?)new DateTimeOffset(call.StartedAt.DateTime, TimeSpan.Zero));

    public CaseId CaseOf(CallRecord call) => CaseId.OfNarrative(narrator.Narrate(call));

    public Task<ICallSnapshot> OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<ICallSnapshot>(this);
    }

    public Task<IReadOnlyList<CallGroup>> CountAsync(
        CallFilter atRisk, CallFilter target, IReadOnlyList<IReadOnlyList<string>> groupings, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Counts++;
        var risk = calls.Where(call => Matches(call, atRisk)).ToList();
        return Task.FromResult<IReadOnlyList<CallGroup>>(
        [
            .. groupings.SelectMany(attributes => attributes.Count == 0
                ? [Group(new Dictionary<string, string>(), risk, target)]
                : risk
                    .GroupBy(call => string.Join('\u001f', attributes.Select(attribute => Get(call, attribute) ?? "")))
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => Group(
                        attributes.ToDictionary(attribute => attribute, attribute => Get(group.First(), attribute) ?? ""),
                        [.. group],
                        target))),
        ]);
    }

    public Task<IReadOnlyList<CaseSummary>> GetCasesAsync(IReadOnlyList<CaseId> ids, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CasesAsked += ids.Count;
        var byCase = calls.ToLookup(CaseOf);
        return Task.FromResult<IReadOnlyList<CaseSummary>>(
        [
            .. ids.Where(byCase.Contains).Select(id => new CaseSummary(
                id,
                byCase[id].Count(),
                [.. byCase[id].OrderByDescending(call => call.StartedAt).Select(call => call.CallId).OfType<string>().Take(3)],
                byCase[id].First())),
        ]);
    }

    public Task<CallRecord?> FindCallAsync(string callId, CancellationToken cancellationToken) =>
        Task.FromResult(calls.Where(call => call.CallId == callId).MaxBy(call => call.StartedAt));

    public Task<IReadOnlyList<string>> GetValuesAsync(string attribute, int count, CancellationToken cancellationToken) =>
        GetValuesAsync(attribute, calls.Where(call => call.IsFailed), count);

    public Task<IReadOnlyList<string>> GetAllValuesAsync(string attribute, int count, CancellationToken cancellationToken) =>
        GetValuesAsync(attribute, calls, count);

    private Task<IReadOnlyList<string>> GetValuesAsync(string attribute, IEnumerable<CallRecord> among, int count)
    {
        ValueQueries++;
        return Task.FromResult<IReadOnlyList<string>>(
        [
            .. among
                .Select(call => Get(call, attribute))
                .OfType<string>()
                .GroupBy(value => value)
                .OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => group.Key)
                .Take(count),
        ]);
    }

    IArchivePart ICallArchive.CreatePart() => throw new NotSupportedException();

    Task<PartCounts> ICallArchive.CountAsync(
        IReadOnlyList<string> parts, IReadOnlyList<string> otherParts, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    IAsyncEnumerable<(CaseId Id, CallRecord Sample)> ICallArchive.ReadCasesAsync(
        IReadOnlyList<string> parts, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<IReadOnlyList<ArchivedCase>> ICallArchive.FindCasesOnlyInAsync(
        IReadOnlyList<string> parts, IReadOnlyList<string> otherParts, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    private CallDimension Dimension(string name, IReadOnlyList<string> headers) => new(
        name,
        headers,
        calls.Select(call => Get(call, name)).OfType<string>().Distinct().LongCount(),
        calls.Count == 0 ? 0 : Math.Round(calls.Count(call => Get(call, name) is null) / (double)calls.Count, 4));

    private static string? Get(CallRecord call, string dimension) => CallAttributes.All.Contains(dimension)
        ? CallTraits.Get(call, dimension)
        : call.Extras?.FirstOrDefault(extra => DimensionNames.Of(extra.Key) == dimension).Value;

    private static bool Matches(CallRecord call, CallFilter filter) =>
        filter.Source is null or Source
        && filter.Values.All(value => Get(call, value.Key) == value.Value)
        && (filter is { From: null, To: null } || call.HasDate)
        && !(call.StartedAt.DateTime < filter.From)
        && !(call.StartedAt.DateTime >= filter.To);

    private static CallGroup Group(IReadOnlyDictionary<string, string> values, List<CallRecord> members, CallFilter target) => new(
        values,
        members.Count,
        members.Count(call => call.IsFailed),
        members.Count(call => call.IsFailed && Matches(call, target)));
}
