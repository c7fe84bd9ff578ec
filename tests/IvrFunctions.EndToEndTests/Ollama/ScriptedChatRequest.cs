using System.Text.Json.Nodes;

namespace IvrFunctions.EndToEndTests.Ollama;

/// <summary>A request to <c>/api/chat</c>.</summary>
internal sealed record ScriptedChatRequest(JsonNode Body)
{
    public string Model => (string?)Body["model"] ?? "";

    /// <summary>All messages, one below the other: what the model reads.</summary>
    public string Prompt => string.Join('\n', Messages.Select(message => message.Content));

    public IReadOnlyList<(string Role, string Content)> Messages =>
        [.. Body["messages"]?.AsArray().Select(message => ((string?)message!["role"] ?? "", (string?)message["content"] ?? "")) ?? []];

    public JsonNode? Options => Body["options"];

    /// <summary><c>"json"</c>, a JSON schema, or nothing.</summary>
    public JsonNode? Format => Body["format"];
}
