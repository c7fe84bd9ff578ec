using System.Text.Json;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

/// <summary>
/// Analyses that somebody asks for now and fetches later. The work is a message on <c>ivr-analyze</c>, so that it outlives the host
/// that took the question.
/// </summary>
public sealed class QueuedAnalyses(IBlobs blobs, IMessageQueues queues, Analyzer analyzer, TimeProvider time)
{
    /// <returns>The analysis as it then stands: pending.</returns>
    /// <exception cref="ServiceUnavailableException">The question could not be kept.</exception>
    public async Task<QueuedAnalysis> StartAsync(AnalysisRequest request, bool refresh, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var queued = new QueuedAnalysis(1, Guid.NewGuid().ToString("N"), QueuedAnalysis.Pending, time.GetUtcNow());
        // First the state: a message that is faster than it would find nothing to report to.
        await SaveAsync(queued, cancellationToken);
        await queues.SendAsync(QueueNames.Analyze, AnalysisRequestWriter.ToMessage(queued.AnalysisId, request, refresh), cancellationToken);
        return queued;
    }

    /// <summary>Answers a question that <see cref="StartAsync"/> took. A question that is answered is not answered again.</summary>
    public async Task RunAsync(string id, AnalysisRequest request, bool refresh, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } queued || queued.State == QueuedAnalysis.Completed) return;

        await SaveAsync(queued with { State = QueuedAnalysis.Running }, cancellationToken);
        try
        {
            var analysis = await analyzer.AnalyzeAsync(request, new AnalysisMode { Refresh = refresh }, cancellationToken);
            await SaveAsync(queued with { State = QueuedAnalysis.Completed, Answer = analysis.AnalysisId, Error = null }, cancellationToken);
        }
        catch (EmbedderMismatchException exception)
        {
            // Another attempt would find the same.
            await SaveAsync(queued with { State = QueuedAnalysis.Failed, Error = exception.Message }, cancellationToken);
        }
        catch (ServiceUnavailableException exception)
        {
            await SaveAsync(queued with { State = QueuedAnalysis.Pending, Error = exception.Message }, cancellationToken);
            throw;
        }
    }

    /// <summary>Ends an analysis that failed as often as the queue delivers a message.</summary>
    public async Task FailAsync(string id, string reason, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is { State: not QueuedAnalysis.Completed } queued)
        {
            await SaveAsync(queued with { State = QueuedAnalysis.Failed, Error = queued.Error ?? reason }, cancellationToken);
        }
    }

    /// <summary>The analysis of this id as it stands, or <see langword="null"/>.</summary>
    public async Task<QueuedAnalysis?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await blobs.ReadJsonAsync(Name(id), AnalysisJson.Default.QueuedAnalysis, cancellationToken))?.Value;

    private Task<string> SaveAsync(QueuedAnalysis queued, CancellationToken cancellationToken) =>
        blobs.WriteJsonAsync(Name(queued.AnalysisId), queued, AnalysisJson.Default.QueuedAnalysis, BlobWrite.Always, cancellationToken);

    private static string Name(string id) => $"{AnalysisStore.Prefix}queued/{id}.json";
}
