using System.Text.Json;
using IvrFunctions.Core;

namespace IvrFunctions.Functions.Messages;

/// <summary>
/// One question in <c>ivr-analyze</c>, <c>{"version":1,"correlation_id":"…","request":{…}}</c> with the request as in
/// <c>POST /api/analyze</c>, or several: <c>"questions":[{"correlation_id":"…","request":{…}}, …]</c>.
/// </summary>
/// <param name="Version">1.</param>
/// <param name="CorrelationId">The sender's own, given back with the answers.</param>
/// <param name="Request">The one question.</param>
/// <param name="Questions">The several questions.</param>
/// <param name="Refresh">Whether the model is asked even where its answer is stored.</param>
/// <param name="AnalysisId">Set by the app: the answer is kept under this id and goes to no queue.</param>
internal sealed record AnalyzeMessage(
    int Version,
    string? CorrelationId = null,
    JsonElement Request = default,
    IReadOnlyList<QuestionMessage?>? Questions = null,
    bool Refresh = false,
    string? AnalysisId = null)
{
    /// <summary>Questions a message may have, 50: they are answered one after another within the time of one function.</summary>
    public const int MaxQuestions = 50;

    /// <exception cref="InvalidRequestException">No such message.</exception>
    public static AnalyzeMessage Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, MessagesJson.Default.AnalyzeMessage) is { Version: 1 } message
                ? message
                : throw new InvalidRequestException("version", "The message must have the version 1.");
        }
        catch (JsonException)
        {
            throw new InvalidRequestException("message", "The message is not a JSON object with version, correlation_id and request.");
        }
    }

    /// <summary>The questions with the ids that their answers are to carry.</summary>
    /// <exception cref="InvalidRequestException">There are none, too many, or both one and several.</exception>
    public IReadOnlyList<QuestionMessage> ToQuestions()
    {
        if (Questions is null) return [new QuestionMessage(CorrelationId, Request)];
        if (Request.ValueKind != JsonValueKind.Undefined)
        {
            throw new InvalidRequestException("questions", "The message has both a request and questions.");
        }

        if (Questions.Count is 0 or > MaxQuestions)
        {
            throw new InvalidRequestException("questions", $"The message must have 1 to {MaxQuestions} questions.");
        }

        return [.. Questions.Select(question => new QuestionMessage(question?.CorrelationId ?? CorrelationId, question?.Request ?? default))];
    }
}
