using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Cli.Evaluation;

/// <summary>A question about a planted cause.</summary>
/// <param name="Kind">How it asks.</param>
/// <param name="Cause">What it asks about.</param>
/// <param name="Language">The language of the answer, <c>es</c> or <c>en</c>.</param>
/// <param name="Fields">The fields of the request.</param>
internal sealed record Question(QuestionKind Kind, EvaluatedCause Cause, string Language, IReadOnlyDictionary<string, string> Fields)
{
    public const int Cases = 5;

    /// <summary>Whether it leaves the cause to be found: others give the attributes away, or ask about one call only.</summary>
    public bool LeavesCauseOpen => Kind is not (QuestionKind.Group or QuestionKind.Call);

    public static IReadOnlyList<Question> About(EvaluatedCause cause, string language)
    {
        var (step, reason) = (cause.Planted.Step, cause.Planted.Reason);
        var text = language == "es" ? TextLanguage.Es : TextLanguage.En;
        var atStep = Labels.Phrase(text, CallAttributes.FailureStep, step);
        var forReason = Labels.Phrase(text, CallAttributes.FailureReason, reason);
        var failure = new[] { (CallAttributes.FailureStep, step), (CallAttributes.FailureReason, reason) };
        return
        [
            Ask(QuestionKind.Failure, failure),
            Ask(
                QuestionKind.Group,
                [.. failure, .. cause.Planted.Conditions.Select(condition => (FieldOf(condition.Attribute), condition.Values[0]))]),
            Ask(QuestionKind.Sentence, ("question", language == "es"
                ? $"¿Por qué fallan las llamadas {atStep} debido a {forReason}?"
                : $"Why do calls fail {atStep} because of {forReason}?")),
            Ask(QuestionKind.OwnWords, ("question", CallersWords.For(step, reason, language))),
            .. cause.CallId is { } id ? new[] { Ask(QuestionKind.Call, ("call_id", id)) } : [],
        ];

        Question Ask(QuestionKind kind, params (string Name, string Value)[] fields) =>
            new(kind, cause, language, fields.Append(("language", language)).ToDictionary(field => field.Item1, field => field.Item2));
    }

    private static string FieldOf(string attribute) => attribute == CallAttributes.Language ? "call_language" : attribute;
}
