namespace IvrFunctions.Cli.Stack;

/// <summary>Where a running stack is found: <c>endpoints.json</c>.</summary>
/// <param name="Api">The function app, without <c>/api</c>.</param>
/// <param name="Storage">The connection string.</param>
/// <param name="Blob">The blob service.</param>
/// <param name="Queue">The queue service.</param>
/// <param name="Chroma">The vector store.</param>
/// <param name="Ollama">The model server; <see langword="null"/> where the built-in models are used.</param>
/// <param name="Models"><c>ollama</c> or <c>builtin</c>.</param>
internal sealed record Endpoints(Uri Api, string Storage, Uri Blob, Uri Queue, Uri Chroma, Uri? Ollama, string Models);
