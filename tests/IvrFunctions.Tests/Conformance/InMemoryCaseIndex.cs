using System.Numerics.Tensors;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Tests.Conformance;

/// <summary>The double of the vector store: exact search over a dictionary. It passes the conformance suite of the port.</summary>
public sealed class InMemoryCaseIndex : ICaseIndex
{
    private readonly Lock gate = new();
    private readonly Dictionary<CaseCollection, Dictionary<CaseId, float[]>> collections = [];

    /// <summary>While set, every call fails as it does when the server is away.</summary>
    public bool IsDown { get; set; }

    /// <summary>Awaited before a batch is stored: hold it to have a slow store.</summary>
    public Task Storing { get; set; } = Task.CompletedTask;

    public Task EnsureAsync(CaseCollection collection, CancellationToken cancellationToken) =>
        Run(() => GetOrAdd(collection), cancellationToken);

    public Task<IReadOnlyList<CaseId>> FindMissingAsync(
        CaseCollection collection, IReadOnlyList<CaseId> ids, CancellationToken cancellationToken) =>
        Run<IReadOnlyList<CaseId>>(() => [.. ids.Where(id => !Find(collection).ContainsKey(id))], cancellationToken);

    public async Task UpsertAsync(CaseCollection collection, IReadOnlyList<CaseVector> cases, CancellationToken cancellationToken)
    {
        foreach (var item in cases)
            Check(collection, item.Vector.Span);
        await Storing;
        await Run(Store, cancellationToken);

        int Store()
        {
            foreach (var item in cases)
                GetOrAdd(collection)[item.Id] = item.Vector.ToArray();
            return cases.Count;
        }
    }

    public Task<IReadOnlyList<CaseMatch>> QueryAsync(
        CaseCollection collection, ReadOnlyMemory<float> vector, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Check(collection, vector.Span);
        return Run<IReadOnlyList<CaseMatch>>(Nearest, cancellationToken);

        IReadOnlyList<CaseMatch> Nearest() =>
        [
            .. Find(collection)
                .Select(stored => new CaseMatch(stored.Key, Similarity(stored.Value, vector.Span)))
                .OrderByDescending(match => match.Similarity)
                .Take(count),
        ];
    }

    public Task DeleteAsync(CaseCollection collection, IReadOnlyList<CaseId> ids, CancellationToken cancellationToken) =>
        Run(() => ids.Count(id => Find(collection).Remove(id)), cancellationToken);

    public Task RemoveAsync(CaseCollection collection, CancellationToken cancellationToken) =>
        Run(() => collections.Remove(collection), cancellationToken);

    public Task<long> CountAsync(CaseCollection collection, CancellationToken cancellationToken) =>
        Run(() => (long)Find(collection).Count, cancellationToken);

    public Task PingAsync(CancellationToken cancellationToken) => Run(() => true, cancellationToken);

    private Task<T> Run<T>(Func<T> action, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellationToken);
        if (IsDown)
            return Task.FromException<T>(new ServiceUnavailableException("chroma", "The case index is down."));
        lock (gate)
            return Task.FromResult(action());
    }

    private Dictionary<CaseId, float[]> GetOrAdd(CaseCollection collection)
    {
        if (!collections.TryGetValue(collection, out var vectors))
            collections[collection] = vectors = [];
        return vectors;
    }

    private Dictionary<CaseId, float[]> Find(CaseCollection collection) => collections.GetValueOrDefault(collection) ?? [];

    private static double Similarity(ReadOnlySpan<float> stored, ReadOnlySpan<float> asked)
    {
        // A vector of zeros points nowhere: it is like nothing.
        var similarity = TensorPrimitives.CosineSimilarity(stored, asked);
        return float.IsNaN(similarity) ? 0 : Math.Clamp(similarity, -1, 1);
    }

    private static void Check(CaseCollection collection, ReadOnlySpan<float> vector)
    {
        if (vector.Length != collection.Embedder.Dimensions || !float.IsFinite(TensorPrimitives.Norm(vector)))
            throw new ArgumentException("The vector is not one of this embedder.", nameof(vector));
    }
}
