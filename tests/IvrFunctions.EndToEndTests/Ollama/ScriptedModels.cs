using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace IvrFunctions.EndToEndTests.Ollama;

/// <summary>The pulled models: <c>/api/tags</c>, <c>/api/show</c> and <c>/api/pull</c>.</summary>
internal sealed class ScriptedModels(IEnumerable<ScriptedModel> pulled)
{
    private const string ModifiedAt = "2025-06-01T09:00:00Z";

    private readonly ConcurrentDictionary<string, ScriptedModel> models =
        new(pulled.Select(model => KeyValuePair.Create(model.Name, model)));
    private int listings;

    /// <summary>Models that can be pulled and are not yet.</summary>
    public ConcurrentDictionary<string, ScriptedModel> Registry { get; } = new();

    /// <summary>How often <c>/api/tags</c> was asked.</summary>
    public int Listings => Volatile.Read(ref listings);

    public void Set(ScriptedModel model) => models[model.Name] = model;

    public void Remove(string name) => models.TryRemove(FullName(name), out _);

    public ScriptedModel? Find(JsonNode request) =>
        models.GetValueOrDefault(FullName((string?)request["model"] ?? (string?)request["name"] ?? ""));

    public IResult List()
    {
        Interlocked.Increment(ref listings);
        return Results.Json(new
        {
            models = models.Values.Select(model => new
            {
                name = model.Name,
                model = model.Name,
                remote_host = model.RemoteHost,
                modified_at = ModifiedAt,
                size = 274_302_450,
                digest = model.Digest,
                details = Details(model),
            }),
        });
    }

    public Task ShowAsync(HttpContext context, JsonNode request)
    {
        if (Find(request) is not { } model)
            return ScriptedBody.ErrorAsync(context, 404, $"model '{(string?)request["model"]}' not found");

        var info = new JsonObject
        {
            ["general.architecture"] = model.Architecture,
            [$"{model.Architecture}.context_length"] = model.ContextTokens,
        };
        if (model.ShowsDimensions)
            info[$"{model.Architecture}.embedding_length"] = model.Dimensions;

        return ScriptedBody.JsonAsync(context, new
        {
            modelfile = $"FROM {model.Name}",
            details = Details(model),
            remote_host = model.RemoteHostInShow ?? model.RemoteHost,
            model_info = info,
            capabilities = model.Chats ? new[] { "completion", "tools" } : ["embedding"],
            modified_at = ModifiedAt,
        });
    }

    public async Task PullAsync(HttpContext context, JsonNode request)
    {
        var name = FullName((string?)request["model"] ?? "");
        await ScriptedBody.LineAsync(context, new { status = "pulling manifest" });
        if (!Registry.TryGetValue(name, out var model))
        {
            await ScriptedBody.LineAsync(context, new { error = "pull model manifest: file does not exist" });
            return;
        }

        const long total = 274_302_450;
        var digest = $"sha256:{model.Digest}";
        foreach (var completed in new[] { 0, total / 2, total })
            await ScriptedBody.LineAsync(context, new { status = $"pulling {model.Digest[..12]}", digest, total, completed });
        foreach (var status in new[] { "verifying sha256 digest", "writing manifest", "success" })
            await ScriptedBody.LineAsync(context, new { status });
        Set(model);
    }

    private static object Details(ScriptedModel model) => new
    {
        parent_model = "",
        format = "gguf",
        family = model.Architecture,
        families = new[] { model.Architecture },
        parameter_size = "137M",
        quantization_level = "F16",
    };

    private static string FullName(string name) => name.LastIndexOf(':') > name.LastIndexOf('/') ? name : $"{name}:latest";
}
