using System.Text.Json;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Logging;

namespace IvrFunctions.Core.Analysis;

/// <summary>Keeps analyses with their evidence, for audit.</summary>
internal sealed partial class AnalysisStore(IBlobs blobs, ILogger<AnalysisStore> logger)
{
    /// <returns>Whether the analysis is stored: an answer is worth giving even where it is not.</returns>
    public async Task<bool> TrySaveAsync(AnalysisResult analysis, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(analysis, AnalysisJson.Default.AnalysisResult);
        try
        {
            using var content = new MemoryStream(json, writable: false);
            await blobs.WriteAsync(
                BlobArea.State, $"analyses/{analysis.AnalysisId}.json", content, BlobWrite.Always, cancellationToken);
            return true;
        }
        catch (ServiceUnavailableException exception)
        {
            LogNotStored(logger, analysis.AnalysisId, exception.Message);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Analysis {AnalysisId} was not stored: {Reason}")]
    private static partial void LogNotStored(ILogger logger, string analysisId, string reason);
}
