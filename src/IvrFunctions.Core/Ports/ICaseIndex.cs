using IvrFunctions.Core.Calls;

namespace IvrFunctions.Core.Ports;

/// <summary>
/// Which cases a collection holds. What is always asked for, failed cases, is a collection of its own: a metadata filter
/// costs a query ten times its time.
/// </summary>
public enum CaseKind
{
    Failed,
    Other,
}

public static class CaseKinds
{
    /// <param name="failed">Whether the calls of the case failed, <see cref="CallRecord.IsFailed"/>.</param>
    public static CaseKind Of(bool failed) => failed ? CaseKind.Failed : CaseKind.Other;
}

/// <summary>A collection: all cases of a kind, embedded by one embedder. Vectors of different embedders never mix.</summary>
public sealed record CaseCollection(EmbedderIdentity Embedder, CaseKind Kind);

public readonly record struct CaseVector(CaseId Id, ReadOnlyMemory<float> Vector);

/// <summary>A case near the question. <paramref name="Similarity"/> is the cosine similarity, -1 to 1.</summary>
public readonly record struct CaseMatch(CaseId Id, double Similarity);

/// <summary>
/// The vector store. It holds an id and a vector a case and nothing else: text and attributes are in the archive.
/// All methods throw <see cref="ServiceUnavailableException"/> where the store does not answer after retries.
/// </summary>
public interface ICaseIndex
{
    /// <summary>Creates the collection where it is missing; idempotent.</summary>
    /// <exception cref="EmbedderMismatchException">The collection was made by another embedder.</exception>
    Task EnsureAsync(CaseCollection collection, CancellationToken cancellationToken);

    /// <summary>Which of these ids the collection lacks, in the order given. A missing collection lacks all.</summary>
    Task<IReadOnlyList<CaseId>> FindMissingAsync(
        CaseCollection collection, IReadOnlyList<CaseId> ids, CancellationToken cancellationToken);

    /// <summary>Stores the vectors, over those of the same ids; any number, split into batches the server takes.</summary>
    Task UpsertAsync(CaseCollection collection, IReadOnlyList<CaseVector> cases, CancellationToken cancellationToken);

    /// <summary>The nearest cases, most similar first, at most <paramref name="count"/>. A missing collection gives none.</summary>
    Task<IReadOnlyList<CaseMatch>> QueryAsync(
        CaseCollection collection, ReadOnlyMemory<float> vector, int count, CancellationToken cancellationToken);

    /// <summary>Removes the ids; those that are not there are passed over.</summary>
    Task DeleteAsync(CaseCollection collection, IReadOnlyList<CaseId> ids, CancellationToken cancellationToken);

    /// <summary>Removes the collection with all its cases; nothing happens where there is none.</summary>
    Task RemoveAsync(CaseCollection collection, CancellationToken cancellationToken);

    /// <summary>How many cases the collection holds; 0 where it is missing.</summary>
    Task<long> CountAsync(CaseCollection collection, CancellationToken cancellationToken);

    /// <summary>Throws <see cref="ServiceUnavailableException"/> where the store does not answer.</summary>
    Task PingAsync(CancellationToken cancellationToken);
}
