using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.AI;

namespace IvrFunctions.Core.Ingestion;

/// <summary>
/// Embeds and stores the cases that the vector store lacks, one caller after the other (model servers work so anyway): two chunks never embed
/// the same story, and the first chunk ends, and makes room for the next to be read, while those after it are embedded. While a batch is stored
/// the next is embedded.
/// </summary>
public sealed class CaseWriter(IEmbeddingGenerator<string, Embedding<float>> generator, ICaseIndex index) : IDisposable
{
    /// <summary>The vector store takes 16-40 ms for a request however small: large batches.</summary>
    private const int BatchSize = 1_000;

    /// <summary>Ids remembered as stored; 16 bytes each and the sets' overhead, some 20 MB.</summary>
    private const int MaxKnown = 400_000;

    /// <summary>Texts embedded between two reports of progress: a slow model takes some seconds for them. Two requests to Ollama.</summary>
    private const int TextsPerReport = 128;

    /// <summary>
    /// Batches on their way to the store. It answers two at once where it has two, so that a third is what it goes on with; 5 % more records a
    /// second than from two, and no more from four.
    /// </summary>
    private const int MaxStoring = 3;

    private readonly SemaphoreSlim turn = new(1);
    private readonly SemaphoreSlim slots = new(MaxStoring);
    private readonly Dictionary<CaseKind, HashSet<CaseId>> known = new() { [CaseKind.Failed] = [], [CaseKind.Other] = [] };
    private readonly Dictionary<(CaseKind Kind, CaseId Id), Task> storing = [];
    private (string Fingerprint, int Epoch) knownOf;

    /// <summary>Returns how many texts were embedded. When it returns, every case given is in the store.</summary>
    /// <param name="embedder">The embedder in use.</param>
    /// <param name="epoch">The catalog's epoch: what was known of the store in an earlier one no longer holds.</param>
    /// <param name="kind">Kind of all the cases given.</param>
    /// <param name="narratives">Each case with its text.</param>
    /// <param name="progress">Hears of every text embedded or found stored.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    public async Task<int> WriteAsync(
        EmbedderIdentity embedder, int epoch, CaseKind kind, IReadOnlyDictionary<CaseId, string> narratives, ICaseProgress progress,
        CancellationToken cancellationToken)
    {
        if (narratives.Count == 0)
        {
            return 0;
        }

        var collection = new CaseCollection(embedder, kind);
        await index.EnsureAsync(collection, cancellationToken);
        var now = (embedder.Fingerprint, epoch);
        var knowsAll = await ForgetAsync(collection, now, cancellationToken);
        var pending = new List<Task>();
        var embedded = 0;
        try
        {
            await turn.WaitAsync(cancellationToken);
            try
            {
                foreach (var batch in narratives.Chunk(BatchSize))
                {
                    embedded += await WriteBatchAsync(collection, now, knowsAll, batch, pending, progress, cancellationToken);
                }
            }
            finally
            {
                turn.Release();
            }
        }
        finally
        {
            // Also when a batch failed: nothing may go on storing behind the caller's back.
            await Task.WhenAll(pending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(pending);
        return embedded;
    }

    public void Dispose()
    {
        turn.Dispose();
        slots.Dispose();
    }

    private async Task<int> WriteBatchAsync(
        CaseCollection collection, (string Fingerprint, int Epoch) now, bool knowsAll, KeyValuePair<CaseId, string>[] batch, List<Task> pending,
        ICaseProgress progress, CancellationToken cancellationToken)
    {
        var unknown = new Dictionary<CaseId, string>(batch.Length);
        lock (known)
        {
            foreach (var (id, narrative) in batch)
            {
                if (storing.TryGetValue((collection.Kind, id), out var stored))
                {
                    pending.Add(stored);
                }
                else if (!known[collection.Kind].Contains(id))
                {
                    unknown.Add(id, narrative);
                }
            }
        }

        if (unknown.Count == 0)
        {
            await progress.AddAsync(batch.Length, 0, cancellationToken);
            return 0;
        }

        IReadOnlyList<CaseId> missing = knowsAll ? [.. unknown.Keys] : await index.FindMissingAsync(collection, [.. unknown.Keys], cancellationToken);
        await progress.AddAsync(batch.Length - missing.Count, 0, cancellationToken);
        var vectors = await EmbedAsync(collection.Embedder, [.. missing.Select(id => unknown[id])], progress, cancellationToken);
        if (missing.Count > 0)
        {
            await slots.WaitAsync(cancellationToken);
            pending.Add(StoreAsync(collection, now, [.. missing.Select((id, i) => new CaseVector(id, vectors[i]))], cancellationToken));
        }

        Learn(collection.Kind, now, unknown.Keys.Except(missing));
        return missing.Count;
    }

    private async Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(
        EmbedderIdentity embedder, IReadOnlyList<string> narratives, ICaseProgress progress, CancellationToken cancellationToken)
    {
        var vectors = new List<ReadOnlyMemory<float>>(narratives.Count);
        foreach (var texts in narratives.Chunk(TextsPerReport))
        {
            var embeddings = await generator.GenerateAsync(texts.Select(text => embedder.DocumentPrefix + text), cancellationToken: cancellationToken);
            vectors.AddRange(embeddings.Select(embedding => embedding.Vector));
            await progress.AddAsync(texts.Length, texts.Length, cancellationToken);
        }

        return vectors;
    }

    private async Task StoreAsync(
        CaseCollection collection, (string Fingerprint, int Epoch) now, IReadOnlyList<CaseVector> cases, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (known)
        {
            foreach (var @case in cases)
            {
                storing[(collection.Kind, @case.Id)] = done.Task;
            }
        }

        try
        {
            await index.UpsertAsync(collection, cases, cancellationToken);
            Learn(collection.Kind, now, cases.Select(@case => @case.Id));
            done.SetResult();
        }
        catch (Exception e)
        {
            done.SetException(new ServiceUnavailableException("chroma", "Another chunk failed to store a case that this one needs too.", e));
            _ = done.Task.Exception;
            throw;
        }
        finally
        {
            slots.Release();
            lock (known)
            {
                foreach (var @case in cases)
                {
                    storing.Remove((collection.Kind, @case.Id));
                }
            }
        }
    }

    /// <summary>What was known does not hold after cases were dropped, for another embedder, or for a store that lost its data.</summary>
    /// <returns>
    /// Whether the store holds no more than this process stored: what it does not know is missing then, without asking. Where
    /// another instance stores at the same time, a few cases are embedded twice.
    /// </returns>
    private async Task<bool> ForgetAsync(CaseCollection collection, (string Fingerprint, int Epoch) now, CancellationToken cancellationToken)
    {
        var stored = await index.CountAsync(collection, cancellationToken);
        lock (known)
        {
            if (knownOf != now || known.Values.Sum(ids => ids.Count) > MaxKnown)
            {
                known[CaseKind.Failed].Clear();
                known[CaseKind.Other].Clear();
                knownOf = now;
            }

            if (stored < known[collection.Kind].Count)
            {
                known[collection.Kind].Clear();
            }

            return stored <= known[collection.Kind].Count + storing.Keys.Count(@case => @case.Kind == collection.Kind);
        }
    }

    /// <summary>What was seen in an earlier epoch may have been dropped since.</summary>
    private void Learn(CaseKind kind, (string Fingerprint, int Epoch) now, IEnumerable<CaseId> ids)
    {
        lock (known)
        {
            if (knownOf == now)
            {
                known[kind].UnionWith(ids);
            }
        }
    }
}
