using IvrFunctions.Cli.Evaluation;
using IvrFunctions.Cli.Generation;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Patterns;

namespace IvrFunctions.Tests.Cli.Evaluation;

public sealed class QuestionTests
{
    [Fact]
    public void A_cause_is_asked_about_in_five_ways()
    {
        var planted = new PlantedPattern(
            "authentication", "biometric_fail", 28, new(CallAttributes.Language, "ca"), new(CallAttributes.Weekday, "monday"));

        var questions = Question.About(new EvaluatedCause(planted, "L00000042", 9, new CountedRows([], [])), "en");

        Assert.Equal(
            [
                "Failure: failure_step=authentication failure_reason=biometric_fail language=en",
                "Group: failure_step=authentication failure_reason=biometric_fail call_language=ca weekday=monday language=en",
                "Sentence: question=Why do calls fail at the authentication step because of a biometric failure? language=en",
                "OwnWords: question=The recording says it is not me although I am speaking language=en",
                "Call: call_id=L00000042 language=en",
            ],
            questions.Select(question => $"{question.Kind}: {string.Join(' ', question.Fields.Select(field => $"{field.Key}={field.Value}"))}"));
    }

    [Fact]
    public void A_cause_that_no_call_failed_for_is_asked_about_without_a_call()
    {
        var planted = new PlantedPattern("payment", "card_declined", 28, new PlantedCondition(CallAttributes.Channel, "phone"));

        Assert.Equal(4, Question.About(new EvaluatedCause(planted, null, 0, new CountedRows([], [])), "es").Count);
    }

    [Fact]
    public void Callers_have_words_for_every_cause_that_can_be_planted()
    {
        var drawn = Enumerable.Range(1, 300).SelectMany(seed => SeededCauses.Draw(10_000_000, seed, SeededCauses.Most).All)
            .Select(cause => (cause.Step, cause.Reason)).Distinct().ToList();

        Assert.Equal(21, drawn.Count);
        Assert.All(drawn, cause => Assert.NotEqual(CallersWords.For(cause.Step, cause.Reason, "es"), CallersWords.For(cause.Step, cause.Reason, "en")));
    }
}
