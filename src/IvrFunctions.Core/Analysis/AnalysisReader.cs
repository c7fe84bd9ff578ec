using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

/// <summary>Gives analyses back that were made before, or says how one is doing that is not made yet.</summary>
public sealed class AnalysisReader(IBlobs blobs, QueuedAnalyses queued)
{
    private const int IdLength = 32;

    /// <param name="id">The id of an analysis, or the one that was given to wait with.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>One of them, or neither where there is no such analysis.</returns>
    /// <exception cref="ServiceUnavailableException">The storage does not answer.</exception>
    public async Task<(AnalysisResult? Analysis, QueuedAnalysis? Queued)> FindAsync(string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        // Ids are names of blobs: nothing else may be read with one.
        if (id.Length != IdLength || !id.All(char.IsAsciiHexDigitLower)) return (null, null);

        if (await queued.FindAsync(id, cancellationToken) is { } waiting)
        {
            if (waiting.Answer is not { } answer) return (null, waiting);
            // An answer that was stored before the question came is deleted before it.
            return await AnalysisStore.ReadAsync(blobs, answer, cancellationToken) is { } analysis ? (analysis, waiting) : (null, null);
        }

        return (await AnalysisStore.ReadAsync(blobs, id, cancellationToken), null);
    }
}
