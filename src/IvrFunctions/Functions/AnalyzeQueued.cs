using IvrFunctions.Core;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Functions.Messages;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Functions;

/// <summary>The same question from <c>ivr-analyze</c>; the answer, or what is wrong with the question, goes to <c>ivr-analyzed</c>.</summary>
public sealed class AnalyzeQueued(AnalysisRequestReader reader, Analyzer analyzer)
{
    [Function(nameof(AnalyzeQueued))]
    [QueueOutput("ivr-analyzed")]
    public async Task<string> RunAsync([QueueTrigger("ivr-analyze")] string message, CancellationToken cancellationToken)
    {
        var envelope = AnalyzeMessage.Empty;
        try
        {
            envelope = AnalyzeMessage.Parse(message);
            var analysis = await analyzer.AnalyzeAsync(reader.ReadJson(envelope.RequestUtf8), cancellationToken);
            return AnalyzedMessage.Write(envelope.CorrelationId, analysis);
        }
        catch (InvalidRequestException exception)
        {
            return AnalyzedMessage.Write(envelope.CorrelationId, exception);
        }
    }
}
