using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Tests.Doubles;

/// <summary>Gives the cases it was made with as the neighbours of everything, in that order.</summary>
internal sealed class FixedNeighbours(params CaseMatch[] matches) : ICaseIndex
{
    public int Queries { get; private set; }

    public Exception? Fails { get; init; }

    public Task<IReadOnlyList<CaseMatch>> QueryAsync(
        CaseCollection collection, ReadOnlyMemory<float> vector, int count, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Queries++;
        return Fails is null
            ? Task.FromResult<IReadOnlyList<CaseMatch>>([.. matches.Take(count)])
            : Task.FromException<IReadOnlyList<CaseMatch>>(Fails);
    }

    public Task EnsureAsync(CaseCollection collection, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<CaseId>> FindMissingAsync(
        CaseCollection collection, IReadOnlyList<CaseId> ids, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task UpsertAsync(CaseCollection collection, IReadOnlyList<CaseVector> cases, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task DeleteAsync(CaseCollection collection, IReadOnlyList<CaseId> ids, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task RemoveAsync(CaseCollection collection, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<long> CountAsync(CaseCollection collection, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task PingAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}
