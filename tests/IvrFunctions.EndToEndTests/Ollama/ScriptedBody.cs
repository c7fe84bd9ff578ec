using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace IvrFunctions.EndToEndTests.Ollama;

/// <summary>Bodies as Ollama reads and writes them.</summary>
internal static class ScriptedBody
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Parses the body, refusing one that is missing or no JSON, and gives it to the route.</summary>
    public static async Task HandleAsync(HttpContext context, Func<HttpContext, JsonNode, Task> route)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        if (text.Length == 0)
        {
            await ErrorAsync(context, 400, "missing request body");
            return;
        }

        JsonNode? body;
        try
        {
            body = JsonNode.Parse(text);
        }
        catch (JsonException e)
        {
            await ErrorAsync(context, 400, e.Message);
            return;
        }

        try
        {
            await route(context, body!);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client left; Ollama stops its work and writes nothing more.
        }
    }

    public static Task ErrorAsync(HttpContext context, int status, string error)
    {
        context.Response.StatusCode = status;
        return JsonAsync(context, new { error });
    }

    public static async Task JsonAsync(HttpContext context, object value)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(JsonSerializer.Serialize(value, Options), context.RequestAborted);
    }

    /// <summary>One line of NDJSON, sent at once.</summary>
    public static async Task LineAsync(HttpContext context, object value)
    {
        if (!context.Response.HasStarted)
            context.Response.ContentType = "application/x-ndjson";
        await context.Response.Body.WriteAsync(
            Encoding.UTF8.GetBytes(JsonSerializer.Serialize(value, Options) + '\n'), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
