using System.Text.Json;

namespace IvrFunctions.Core.Ingestion;

/// <summary>Ends ingestions of which a chunk failed as often as the queue delivers a message.</summary>
public sealed class ChunkFailures(IngestionLedger ledger)
{
    private const string Unrecorded = "The process ended, or the time limit was over (functionTimeout in host.json), before it was done.";

    /// <param name="message">A message of <c>ivr-chunks</c> that came to the poison queue.</param>
    /// <param name="cancellationToken">Stops; the message is then delivered again.</param>
    public async Task RecordAsync(string message, CancellationToken cancellationToken)
    {
        ChunkMessage? work;
        try
        {
            work = JsonSerializer.Deserialize(message, IngestionJson.Default.ChunkMessage);
        }
        catch (JsonException)
        {
            return;
        }

        if (work?.Ingestion is { } ingestion && await ledger.FindAsync(ingestion, cancellationToken) is { } entry && entry.Attempt == work.Attempt)
        {
            var reason = await ledger.FindErrorAsync(ingestion, work.Chunk, cancellationToken) ?? Unrecorded;
            await ledger.FailAsync(ingestion, $"Chunk {work.Chunk} failed at every attempt. The last time: {reason}", cancellationToken);
        }
    }
}
