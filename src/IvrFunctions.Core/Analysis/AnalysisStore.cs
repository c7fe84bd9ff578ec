using System.Text.Json;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Logging;

namespace IvrFunctions.Core.Analysis;

/// <summary>Keeps analyses with their evidence: for audit, and for the next who asks the same.</summary>
internal sealed partial class AnalysisStore(IBlobs blobs, ILogger<AnalysisStore> logger)
{
    /// <summary>Of the names of all analyses, the questions that are waited for among them.</summary>
    public const string Prefix = "analyses/";

    /// <returns>Whether the analysis is stored: an answer is worth giving even where it is not.</returns>
    public async Task<bool> TrySaveAsync(AnalysisResult analysis, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(analysis, AnalysisJson.Default.AnalysisResult);
        try
        {
            using var content = new MemoryStream(json, writable: false);
            await blobs.WriteAsync(BlobArea.State, Name(analysis.AnalysisId), content, BlobWrite.Always, cancellationToken);
            return true;
        }
        catch (ServiceUnavailableException exception)
        {
            LogNotStored(logger, analysis.AnalysisId, exception.Message);
            return false;
        }
    }

    /// <summary>The analysis with this id. It can be made anew: what cannot be read is not there.</summary>
    public async Task<AnalysisResult?> TryFindAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(blobs, id, cancellationToken);
        }
        catch (Exception exception) when (exception is ServiceUnavailableException or JsonException)
        {
            LogNotFound(logger, id, exception.GetType().Name);
            return null;
        }
    }

    /// <summary>The analysis with this id, or <see langword="null"/>.</summary>
    /// <exception cref="ServiceUnavailableException">The storage does not answer.</exception>
    public static async Task<AnalysisResult?> ReadAsync(IBlobs blobs, string id, CancellationToken cancellationToken) =>
        await blobs.ReadAsync(BlobArea.State, Name(id), unlessETag: null, cancellationToken) is { } stored
            ? JsonSerializer.Deserialize(stored.Data.Span, AnalysisJson.Default.AnalysisResult)
            : null;

    private static string Name(string id) => $"{Prefix}{id}.json";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Analysis {AnalysisId} was not stored: {Reason}")]
    private static partial void LogNotStored(ILogger logger, string analysisId, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The stored analysis {AnalysisId} could not be read ({ExceptionType}).")]
    private static partial void LogNotFound(ILogger logger, string analysisId, string exceptionType);
}
