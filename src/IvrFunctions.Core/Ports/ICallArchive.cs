using IvrFunctions.Core.Calls;

namespace IvrFunctions.Core.Ports;

/// <summary>
/// Every call, as Parquet parts in blobs. Parts are written a chunk each; what readers see is what the catalog lists
/// , and of calls that stand in several parts only the first.
/// </summary>
public interface ICallArchive
{
    /// <summary>Starts a part; nothing is visible before <see cref="IArchivePart.SaveAsync"/>.</summary>
    IArchivePart CreatePart();

    /// <summary>Counts the different calls and stories of <paramref name="parts"/>; known are stories that <paramref name="otherParts"/> hold too.</summary>
    Task<PartCounts> CountAsync(
        IReadOnlyList<string> parts, IReadOnlyList<string> otherParts, CancellationToken cancellationToken);

    /// <summary>The cases that stand in <paramref name="parts"/> and in none of <paramref name="otherParts"/>.</summary>
    Task<IReadOnlyList<ArchivedCase>> FindCasesOnlyInAsync(
        IReadOnlyList<string> parts, IReadOnlyList<string> otherParts, CancellationToken cancellationToken);

    /// <summary>One call of each case of <paramref name="parts"/>: the same narrative can be told from it again.</summary>
    IAsyncEnumerable<(CaseId Id, CallRecord Sample)> ReadCasesAsync(IReadOnlyList<string> parts, CancellationToken cancellationToken);

    /// <summary>The calls that the catalog lists now, ready for queries; the same object until the catalog changes.</summary>
    Task<ICallSnapshot> OpenAsync(CancellationToken cancellationToken);
}

/// <summary>A part being written. Not thread-safe.</summary>
public interface IArchivePart : IDisposable
{
    /// <param name="call">The call.</param>
    /// <param name="callKey">Equal for equal calls, of which readers see one.</param>
    /// <param name="caseId">The call's case.</param>
    void Append(CallRecord call, ulong callKey, CaseId caseId);

    /// <summary>Writes the part to the blob, over an earlier one of the same name.</summary>
    Task SaveAsync(string blobName, CancellationToken cancellationToken);
}

public readonly record struct PartCounts(long Calls, long Cases, long CasesKnown);

public readonly record struct ArchivedCase(CaseId Id, CaseKind Kind);

/// <summary>All calls as of one version of the catalog. Queries may run concurrently.</summary>
public interface ICallSnapshot : ICallFigures, IPatternCounts, ICallAftermath
{
    /// <summary>The catalog's version; answers built on the same version used the same calls.</summary>
    string Version { get; }

    CallPopulation Population { get; }

    /// <summary>Sources that hold nothing but failed calls: beside others they raise every rate they share in.</summary>
    IReadOnlyList<string> FailuresOnlySources { get; }

    /// <summary>
    /// All that calls can be filtered and grouped by: the attributes, then the columns of the exports that hold no canonical field
    /// and split calls into groups; ids, texts and times do not.
    /// </summary>
    IReadOnlyList<CallDimension> Dimensions { get; }

    /// <summary>
    /// Counts calls by groups: for each grouping (a list of <see cref="Dimensions"/>, empty for the total) one row a combination
    /// of values that occurs. <paramref name="atRisk"/> limits the calls counted; <paramref name="target"/> says which of the
    /// failed calls are hits.
    /// </summary>
    /// <exception cref="InvalidRequestException">A name is no dimension's; the message lists those there are.</exception>
    Task<IReadOnlyList<CallGroup>> CountAsync(
        CallFilter atRisk, CallFilter target, IReadOnlyList<IReadOnlyList<string>> groupings, CancellationToken cancellationToken);

    /// <summary>What is known of these cases, in the order given; ids that no call has are left out.</summary>
    Task<IReadOnlyList<CaseSummary>> GetCasesAsync(IReadOnlyList<CaseId> ids, CancellationToken cancellationToken);

    /// <summary>The call with this id (the latest where several share it), or <see langword="null"/>.</summary>
    Task<CallRecord?> FindCallAsync(string callId, CancellationToken cancellationToken);

    /// <summary>The values a dimension takes among failed calls, most frequent first.</summary>
    /// <exception cref="InvalidRequestException">There is no such dimension; the message lists those there are.</exception>
    Task<IReadOnlyList<string>> GetValuesAsync(string dimension, int count, CancellationToken cancellationToken);

    /// <summary>The values a dimension takes among all calls, most frequent first.</summary>
    /// <inheritdoc cref="GetValuesAsync"/>
    Task<IReadOnlyList<string>> GetAllValuesAsync(string dimension, int count, CancellationToken cancellationToken);
}

/// <param name="Calls">All calls.</param>
/// <param name="Failed">Those that failed or were abandoned.</param>
/// <param name="From">Start of the first call, <see langword="null"/> without calls.</param>
/// <param name="To">Start of the last call.</param>
/// <param name="OutcomeUnknown">Calls of which nothing says how they ended.</param>
public sealed record CallPopulation(long Calls, long Failed, DateTimeOffset? From, DateTimeOffset? To, long OutcomeUnknown);

/// <summary>
/// Calls whose dimensions (<see cref="ICallSnapshot.Dimensions"/>) have these values, compared exactly, and that began in the
/// period. Empty: every call.
/// </summary>
public sealed record CallFilter(IReadOnlyDictionary<string, string> Values)
{
    public static readonly CallFilter All = new(new Dictionary<string, string>());

    /// <summary>
    /// Calls that began at this time or later, on the wall clock of the export. Calls without a date are in no period; those with
    /// a date only count from midnight.
    /// </summary>
    public DateTime? From { get; init; }

    /// <summary>Calls that began before this time, on the same clock.</summary>
    public DateTime? To { get; init; }

    /// <summary>Calls of this source; one that several sources hold is of the first by name.</summary>
    public string? Source { get; init; }
}

/// <param name="Values">Dimension to value of this group; a missing value is the empty string.</param>
/// <param name="Calls">Calls at risk in the group.</param>
/// <param name="Failed">Failed calls among them.</param>
/// <param name="Hits">Failed calls among them that match the target.</param>
public sealed record CallGroup(IReadOnlyDictionary<string, string> Values, long Calls, long Failed, long Hits);

/// <param name="Id">The case.</param>
/// <param name="Calls">How many calls share the story.</param>
/// <param name="SampleCallIds">Up to three ids, the latest calls first.</param>
/// <param name="Sample">One of the calls: its story fields are those of every call of the case.</param>
public sealed record CaseSummary(CaseId Id, long Calls, IReadOnlyList<string> SampleCallIds, CallRecord Sample);
