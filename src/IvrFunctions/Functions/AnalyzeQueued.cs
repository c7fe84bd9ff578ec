using IvrFunctions.Core;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Ports;
using IvrFunctions.Functions.Messages;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Functions;

/// <summary>
/// Questions from <c>ivr-analyze</c>; each answer, or what is wrong with the question, is a message of <c>ivr-analyzed</c>. A service
/// that does not answer makes the whole message come again.
/// </summary>
public sealed class AnalyzeQueued(AnalysisRequestReader reader, Analyzer analyzer, QueuedAnalyses queued)
{
    [Function(nameof(AnalyzeQueued))]
    [QueueOutput("ivr-analyzed")]
    public async Task<string[]> RunAsync([QueueTrigger("ivr-analyze")] string message, CancellationToken cancellationToken)
    {
        AnalyzeMessage? envelope = null;
        try
        {
            envelope = AnalyzeMessage.Parse(message);
            var questions = envelope.ToQuestions();
            if (envelope.AnalysisId is { } id)
            {
                await RunAsync(id, questions[0], envelope.Refresh, cancellationToken);
                return [];
            }

            var answers = new List<string>(questions.Count);
            foreach (var question in questions) answers.Add(await AnswerAsync(question, envelope.Refresh, cancellationToken));
            return [.. answers];
        }
        catch (InvalidRequestException exception)
        {
            return [AnalyzedMessage.Write(envelope?.CorrelationId, exception)];
        }
    }

    private async Task RunAsync(string id, QuestionMessage question, bool refresh, CancellationToken cancellationToken)
    {
        try
        {
            await queued.RunAsync(id, await reader.ReadJsonAsync(question.RequestUtf8, cancellationToken), refresh, cancellationToken);
        }
        catch (InvalidRequestException exception)
        {
            // It was valid when it was asked: a column that it names is gone.
            await queued.FailAsync(id, exception.Message, cancellationToken);
        }
    }

    private async Task<string> AnswerAsync(QuestionMessage question, bool refresh, CancellationToken cancellationToken)
    {
        try
        {
            var mode = new AnalysisMode { Refresh = refresh };
            var request = await reader.ReadJsonAsync(question.RequestUtf8, cancellationToken);
            return AnalyzedMessage.Write(question.CorrelationId, await analyzer.AnalyzeAsync(request, mode, cancellationToken));
        }
        catch (InvalidRequestException exception)
        {
            return AnalyzedMessage.Write(question.CorrelationId, exception);
        }
        catch (EmbedderMismatchException exception)
        {
            // Another attempt would find the same.
            var error = new MessageError("The stored vectors were made by another model.", null, exception.Message);
            return AnalyzedMessage.Write(question.CorrelationId, error);
        }
    }
}
