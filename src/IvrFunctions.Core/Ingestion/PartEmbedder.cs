using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Ingestion;

/// <summary>Stores the cases of parts that are in the archive already.</summary>
public sealed class PartEmbedder(ICallArchive archive, SourceCatalog catalog, ReindexJournal journal, CaseWriter cases, Narrator narrator)
{
    private const int CasesPerBatch = 2_000;

    /// <summary>Embeds the cases of a part and notes it as done; nothing where it is, or where its source was replaced.</summary>
    public async Task EmbedAsync(EmbedderIdentity embedder, string part, CancellationToken cancellationToken)
    {
        var content = await catalog.ReadAsync(cancellationToken);
        if (!content.Parts.Contains(part) || await journal.IsDoneAsync(embedder, part, cancellationToken))
        {
            return;
        }

        try
        {
            var (found, embedded) = await StoreAsync(embedder, content.Epoch, [part], cancellationToken);
            await journal.SaveDoneAsync(embedder, part, found, embedded, cancellationToken);
        }
        catch (BlobChangedException)
        {
            // Its source was replaced or removed meanwhile: the parts that stand in its place are seen to before the switch.
        }
    }

    /// <summary>Stores the cases that the vector store lacks.</summary>
    public async Task<(long Cases, long Embedded)> StoreAsync(
        EmbedderIdentity embedder, int epoch, IReadOnlyList<string> parts, CancellationToken cancellationToken)
    {
        var batches = new Dictionary<CaseKind, Dictionary<CaseId, string>> { [CaseKind.Failed] = [], [CaseKind.Other] = [] };
        var (found, embedded) = (0L, 0L);
        await foreach (var (id, sample) in archive.ReadCasesAsync(parts, cancellationToken))
        {
            var kind = CaseKinds.Of(sample.IsFailed);
            batches[kind][id] = narrator.Narrate(sample);
            found++;
            if (batches[kind].Count == CasesPerBatch)
            {
                embedded += await cases.WriteAsync(embedder, epoch, kind, batches[kind], NoProgress.Instance, cancellationToken);
                batches[kind].Clear();
            }
        }

        foreach (var (kind, batch) in batches)
        {
            embedded += await cases.WriteAsync(embedder, epoch, kind, batch, NoProgress.Instance, cancellationToken);
        }

        return (found, embedded);
    }
}
