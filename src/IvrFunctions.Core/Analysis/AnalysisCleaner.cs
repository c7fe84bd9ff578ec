using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Core.Analysis;

/// <summary>
/// Deletes the analyses that are kept for audit, and the questions somebody waited for, when <see cref="AnalysisOptions.AnalysisDays"/>
/// are over.
/// </summary>
public sealed class AnalysisCleaner(IBlobs blobs, IOptions<AnalysisOptions> options, TimeProvider time)
{
    /// <exception cref="ServiceUnavailableException">The storage does not answer; what is left is deleted the next time.</exception>
    public async Task CleanAsync(CancellationToken cancellationToken)
    {
        var oldest = time.GetUtcNow() - TimeSpan.FromDays(options.Value.AnalysisDays);
        await foreach (var stored in blobs.ListAsync(BlobArea.State, AnalysisStore.Prefix, cancellationToken))
        {
            if (stored.LastModified < oldest) await blobs.DeleteAsync(BlobArea.State, stored.Name, cancellationToken);
        }
    }
}
