using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Ingestion;

/// <summary>
/// Tells the ledger how far a chunk is, at most once a second: a chunk that takes less is never told of. A row counts as far as
/// its story is stored, so that the rows of a slow embedding model grow with its work.
/// </summary>
internal sealed class ChunkProgress(
    IngestionLedger ledger, string ingestion, int chunk, IngestionTotals read, int stories, TimeProvider time) : ICaseProgress
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private long reportedAt = time.GetTimestamp();
    private int done;
    private int embedded;

    /// <summary>Whether the ledger holds a report, which is to be removed when the chunk is done.</summary>
    public bool HasReported { get; private set; }

    public async Task AddAsync(int cases, int embedded, CancellationToken cancellationToken)
    {
        done += cases;
        this.embedded += embedded;
        if (time.GetElapsedTime(reportedAt) < Interval)
        {
            return;
        }

        reportedAt = time.GetTimestamp();
        try
        {
            await ledger.SaveProgressAsync(
                ingestion, chunk, read.Share((double)done / stories) with { EmbeddingsComputed = this.embedded }, cancellationToken);
            HasReported = true;
        }
        catch (ServiceUnavailableException)
        {
            // A report less; what the chunk itself has to write will fail or not.
        }
    }
}
