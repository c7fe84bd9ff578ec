using IvrFunctions.Core;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Functions.Messages;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Functions;

/// <summary>Questions that failed too often: who waits for the answers is told so.</summary>
public sealed class FailAnalysis(QueuedAnalyses queued)
{
    private const string Detail = "It failed at every attempt; the app's log says why.";

    [Function(nameof(FailAnalysis))]
    [QueueOutput("ivr-analyzed")]
    public async Task<string[]> RunAsync([QueueTrigger("ivr-analyze-poison")] string message, CancellationToken cancellationToken)
    {
        try
        {
            var envelope = AnalyzeMessage.Parse(message);
            if (envelope.AnalysisId is { } id)
            {
                await queued.FailAsync(id, Detail, cancellationToken);
                return [];
            }

            var error = new MessageError("The question could not be answered.", null, Detail);
            return [.. envelope.ToQuestions().Select(question => AnalyzedMessage.Write(question.CorrelationId, error))];
        }
        catch (InvalidRequestException)
        {
            // Answered when it came first: such a message does not fail.
            return [];
        }
    }
}
