using System.Text.Json;
using System.Text.Json.Serialization;

namespace IvrFunctions.Adapters.Ollama;

internal sealed record OllamaErrorBody(string? Error);

internal sealed record OllamaTags(IReadOnlyList<OllamaTag>? Models);

internal sealed record OllamaTag(string Name, string Digest, string? RemoteHost);

internal sealed record OllamaShowRequest(string Model);

internal sealed record OllamaShow(string? RemoteHost, IReadOnlyDictionary<string, JsonElement>? ModelInfo);

/// <summary>The parts of Ollama's answers that OllamaSharp's types leave out, <c>remote_host</c> above all.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(OllamaErrorBody))]
[JsonSerializable(typeof(OllamaTags))]
[JsonSerializable(typeof(OllamaShowRequest))]
[JsonSerializable(typeof(OllamaShow))]
internal sealed partial class OllamaJson : JsonSerializerContext;
