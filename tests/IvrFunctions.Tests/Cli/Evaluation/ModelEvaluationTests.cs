using System.Net;
using System.Text.Json;
using IvrFunctions.Cli.Api;
using IvrFunctions.Cli.Evaluation;
using IvrFunctions.Cli.Generation;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Patterns;

namespace IvrFunctions.Tests.Cli.Evaluation;

public sealed class ModelEvaluationTests
{
    private static readonly EvaluatedCause Cause = new(
        new PlantedPattern("authentication", "biometric_fail", 28, new PlantedCondition(CallAttributes.CustomerSegment, "premium")),
        "L1", 120, new CountedRows([], []));

    /// <summary>The first request only warms up.</summary>
    [Fact]
    public async Task Interrupted_it_gives_the_answers_there_are()
    {
        using var interrupt = new CancellationTokenSource();
        var requests = 0;
        var evaluation = Create(() => ++requests <= 3 ? Answer() : throw Cancelled(interrupt));

        var scores = await evaluation.AskAsync(Question.About(Cause, "es"), _ => { }, interrupt.Token);

        Assert.Equal([QuestionKind.Failure, QuestionKind.Group], scores.Select(score => score.Kind));
    }

    [Fact]
    public async Task Interrupted_before_the_first_answer_it_gives_none()
    {
        using var interrupt = new CancellationTokenSource();
        var requests = 0;
        var evaluation = Create(() => ++requests <= 1 ? Answer() : throw Cancelled(interrupt));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => evaluation.AskAsync(Question.About(Cause, "es"), _ => { }, interrupt.Token));
    }

    private static ModelEvaluation Create(Func<HttpResponseMessage> answer) => new(
        new IvrApi(new HttpDouble().On("POST /api/analyze", answer).Client(), new Uri("http://127.0.0.1:7071")), TimeProvider.System);

    private static HttpResponseMessage Answer() => new(HttpStatusCode.OK)
    {
        Content = new StringContent(JsonSerializer.Serialize(Answers.Explained("Fallo biométrico"), AnalysisJson.Default.AnalysisResult)),
    };

    private static OperationCanceledException Cancelled(CancellationTokenSource interrupt)
    {
        interrupt.Cancel();
        return new OperationCanceledException(interrupt.Token);
    }
}
