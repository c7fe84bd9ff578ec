namespace IvrFunctions.Cli.Stack;

/// <summary>The settings under <c>Ollama__</c> that decide what must be there before the app starts.</summary>
internal sealed record OllamaSettings(Uri Url, string ChatModel, string EmbeddingModel)
{
    public static OllamaSettings From(CliEnvironment environment)
    {
        var url = environment["Ollama__Url"] ?? "http://127.0.0.1:11434";
        return new OllamaSettings(
            Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri : throw new CliException($"Ollama__Url is \"{url}\", not a URL."),
            environment["Ollama__ChatModel"] ?? "llama3.1",
            environment["Ollama__EmbeddingModel"] ?? "nomic-embed-text");
    }
}
