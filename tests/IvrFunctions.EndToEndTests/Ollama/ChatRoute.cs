using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace IvrFunctions.EndToEndTests.Ollama;

/// <summary><c>POST /api/chat</c>: a stream of lines, a word each, or one object with <c>stream:false</c>.</summary>
internal sealed partial class ChatRoute(ScriptedModels models, ScriptedChat script)
{
    private const int CharactersAToken = 4;

    public async Task HandleAsync(HttpContext context, JsonNode body)
    {
        var request = new ScriptedChatRequest(body);
        var reply = script.Receive(request);
        if ((Check(body) ?? reply.Fault) is { } fault)
        {
            await ScriptedBody.ErrorAsync(context, fault.Status, fault.Error);
            return;
        }

        if (request.Messages.Count == 0)
        {
            await ScriptedBody.JsonAsync(context, Line(request, "", done: true, doneReason: "load"));
            return;
        }

        await reply.Before(context.RequestAborted);
        var (text, isCut) = Cut(reply.Text(request), (int?)request.Options?["num_predict"]);
        var last = new Last(reply, isCut);
        await ((bool?)body["stream"] == false ? AnswerAsync(context, request, text, last) : StreamAsync(context, request, text, last));
    }

    private ScriptedFault? Check(JsonNode body) => models.Find(body) switch
    {
        null => new(404, $"model '{(string?)body["model"]}' not found"),
        { Chats: false } => new(400, $"\"{(string?)body["model"]}\" does not support chat"),
        _ => null,
    };

    private static async Task AnswerAsync(HttpContext context, ScriptedChatRequest request, string text, Last last)
    {
        if (last.Reply.Ending == ScriptedEnding.ErrorLine)
            await ScriptedBody.ErrorAsync(context, 500, last.Reply.Error);
        else if (last.Reply.Ending == ScriptedEnding.CutOff)
            context.Abort();
        else
            await ScriptedBody.JsonAsync(context, Final(request, text, last));
    }

    private static async Task StreamAsync(HttpContext context, ScriptedChatRequest request, string text, Last last)
    {
        var words = Word().Matches(text);
        for (var i = 0; i < words.Count; i++)
        {
            await ScriptedBody.LineAsync(context, Line(request, words[i].Value, done: false));
            if (i == 0)
                await last.Reply.AfterFirstWord(context.RequestAborted);
        }

        switch (last.Reply.Ending)
        {
            case ScriptedEnding.NotDone:
                break;
            case ScriptedEnding.CutOff:
                context.Abort();
                break;
            case ScriptedEnding.ErrorLine when words.Count == 0:
                await ScriptedBody.ErrorAsync(context, 500, last.Reply.Error);
                break;
            case ScriptedEnding.ErrorLine:
                await ScriptedBody.LineAsync(context, new { error = last.Reply.Error });
                break;
            default:
                await ScriptedBody.LineAsync(context, Final(request, "", last));
                break;
        }
    }

    private static JsonObject Final(ScriptedChatRequest request, string text, Last last)
    {
        var line = Line(request, text, done: last.Reply.Ending != ScriptedEnding.NotDone, last.Reason);
        line["total_duration"] = 4_883_583_458;
        line["load_duration"] = 1_334_875;
        line["prompt_eval_count"] = request.Prompt.Length / CharactersAToken;
        line["prompt_eval_duration"] = 342_546_000;
        line["eval_count"] = Math.Max(1, text.Length / CharactersAToken);
        line["eval_duration"] = 4_535_599_000;
        return line;
    }

    private static JsonObject Line(ScriptedChatRequest request, string content, bool done, string? doneReason = null)
    {
        var line = new JsonObject
        {
            ["model"] = request.Model,
            ["created_at"] = "2025-06-01T09:00:00.000000000Z",
            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = content },
            ["done"] = done,
        };
        if (doneReason is not null)
            line["done_reason"] = doneReason;
        return line;
    }

    private static (string Text, bool IsCut) Cut(string text, int? tokens) =>
        tokens is > 0 && text.Length > tokens * CharactersAToken ? (text[..(tokens.Value * CharactersAToken)], true) : (text, false);

    [GeneratedRegex(@"\s*\S+|\s+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Word();

    private sealed record Last(ScriptedReply Reply, bool IsCut)
    {
        public string? Reason => Reply.Ending switch
        {
            ScriptedEnding.NoReason => null,
            ScriptedEnding.TooLong => "length",
            _ => IsCut ? "length" : "stop",
        };
    }
}
