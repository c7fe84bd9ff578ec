using IvrFunctions.Cli.Api;
using IvrFunctions.Core.Analysis;

namespace IvrFunctions.Cli.Evaluation;

/// <summary>Puts the questions to the running app.</summary>
internal sealed class ModelEvaluation(IvrApi api, TimeProvider time)
{
    /// <param name="questions">The questions, asked one after the other.</param>
    /// <param name="answered">Told how many are answered.</param>
    /// <param name="cancellationToken">Stops; what is answered by then counts.</param>
    public async Task<IReadOnlyList<AnswerScore>> AskAsync(
        IReadOnlyList<Question> questions, Action<int> answered, CancellationToken cancellationToken)
    {
        // The first answer waits for models to be loaded and calls to be opened, which is no time of an answer.
        await api.AnalyzeAnewAsync(questions[0].Fields, cancellationToken);

        var scores = new List<AnswerScore>();
        foreach (var question in questions)
        {
            var since = time.GetTimestamp();
            AnalysisResult answer;
            try
            {
                answer = await api.AnalyzeAnewAsync(question.Fields, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && scores.Count > 0)
            {
                break;
            }

            scores.Add(AnswerScore.Of(question, answer, time.GetElapsedTime(since).TotalMilliseconds));
            answered(scores.Count);
        }

        return scores;
    }
}
