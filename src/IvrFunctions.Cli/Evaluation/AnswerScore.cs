using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Calls;

namespace IvrFunctions.Cli.Evaluation;

/// <summary>What one answer is worth.</summary>
/// <param name="Kind">How it was asked for.</param>
/// <param name="Explained">Whether there was evidence enough.</param>
/// <param name="Recall">Cases of the same step and reason among those shown, of as many as there could be: 0 to 1.</param>
/// <param name="Claims">Statements the model wrote, or the template for it.</param>
/// <param name="Verified">Those that the app could verify.</param>
/// <param name="Invented">Numbers that are not in the evidence.</param>
/// <param name="NamesCause">Whether it names the planted cause; <see langword="null"/> where the question gave it away.</param>
/// <param name="ByModel">Whether a chat model wrote it.</param>
/// <param name="Degraded">Whether a model failed and the template answered instead.</param>
/// <param name="Milliseconds">From the request to the answer.</param>
internal sealed record AnswerScore(
    QuestionKind Kind,
    bool Explained,
    double Recall,
    int Claims,
    int Verified,
    IReadOnlyList<string> Invented,
    bool? NamesCause,
    bool ByModel,
    bool Degraded,
    double Milliseconds)
{
    public static AnswerScore Of(Question question, AnalysisResult answer, double milliseconds)
    {
        var planted = question.Cause.Planted;
        var same = answer.Evidence.Cases.Count(similar =>
            similar.Attributes.GetValueOrDefault(CallAttributes.FailureStep) == planted.Step
            && similar.Attributes.GetValueOrDefault(CallAttributes.FailureReason) == planted.Reason);
        var explained = answer.Verdict == AnalysisVerdict.Explained;
        return new AnswerScore(
            question.Kind,
            explained,
            Math.Min(1, (double)same / Math.Clamp(question.Cause.Stories, 1, Question.Cases)),
            answer.Grounding.Claims,
            answer.Grounding.Verified,
            NumberOracle.FindInvented(answer),
            question.LeavesCauseOpen ? explained && CauseNames.AreIn($"{answer.Explanation} {answer.RootCause}", planted) : null,
            explained && answer.ExplainedBy.Provider != ModelPair.BuiltIn,
            answer.Degraded,
            milliseconds);
    }
}
