using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace IvrFunctions.EndToEndTests.Ollama;

/// <summary><c>POST /api/embed</c>: one bad text fails the request; requests are served one after the other.</summary>
internal sealed class EmbedRoute(ScriptedModels models, ScriptedEmbeddings script) : IDisposable
{
    private const string TooLong = "the input length exceeds the context length";
    private const int CharactersAToken = 4;

    private readonly SemaphoreSlim runner = new(1, 1);

    public async Task HandleAsync(HttpContext context, JsonNode request)
    {
        var fault = script.Begin(request) ?? Check(request);
        try
        {
            await (fault is null ? RunAsync(context, request) : ScriptedBody.ErrorAsync(context, fault.Status, fault.Error));
        }
        finally
        {
            script.End();
        }
    }

    public void Dispose() => runner.Dispose();

    private async Task RunAsync(HttpContext context, JsonNode request)
    {
        await runner.WaitAsync(context.RequestAborted);
        try
        {
            await script.Before(context.RequestAborted);
            await (script.Body is { } body ? context.Response.WriteAsync(body) : AnswerAsync(context, request, models.Find(request)!));
        }
        finally
        {
            runner.Release();
        }
    }

    private ScriptedFault? Check(JsonNode request)
    {
        if (Texts(request) is not { } texts)
            return new(400, "invalid input type");
        if (models.Find(request) is not { } model)
            return new(404, $"model \"{(string?)request["model"]}\" not found, try pulling it first");
        if ((bool?)request["truncate"] == false && texts.Any(text => Tokens(text) > model.ContextTokens))
            return new(400, TooLong);

        return texts.Select(script.Refuse).FirstOrDefault(error => error is not null) is { } refused ? new(400, refused) : null;
    }

    private async Task AnswerAsync(HttpContext context, JsonNode request, ScriptedModel model)
    {
        // What truncate=false forbids: nobody is told of the cut.
        var longest = model.ContextTokens * CharactersAToken;
        var texts = Texts(request)!.Select(text => text[..Math.Min(text.Length, longest)]).ToList();
        var wanted = (int?)request["dimensions"] ?? 0;
        var vectors = script.Answer([.. texts.Select(text => Shorten(script.Vector(text, model.Dimensions), wanted))]);
        script.Count(texts.Count);
        await ScriptedBody.JsonAsync(context, new
        {
            model = (string?)request["model"],
            embeddings = vectors,
            total_duration = 14_143_917,
            load_duration = 1_019_500,
            prompt_eval_count = texts.Sum(Tokens),
        });
    }

    /// <summary>A missing, null or empty input is no text at all; <see langword="null"/> where it is of another type.</summary>
    private static IReadOnlyList<string>? Texts(JsonNode request) => request["input"] switch
    {
        null => [],
        JsonArray array when array.All(IsString) => [.. array.Select(text => (string)text!)],
        JsonValue value when IsString(value) => (string)value! is { Length: > 0 } text ? [text] : [],
        _ => null,
    };

    private static bool IsString(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;

    private static int Tokens(string text) => (text.Length + CharactersAToken - 1) / CharactersAToken;

    private static float[] Shorten(float[] vector, int dimensions)
    {
        if (dimensions <= 0 || dimensions >= vector.Length)
            return vector;

        var length = MathF.Sqrt(vector.Take(dimensions).Sum(value => value * value));
        return [.. vector.Take(dimensions).Select(value => value / length)];
    }
}
