using System.Net;

namespace IvrFunctions.Adapters.Ollama;

/// <summary>What Ollama itself says went wrong: the <c>error</c> of a refused request or of a line in a stream.</summary>
internal sealed class OllamaErrorException(HttpStatusCode status, string message) : Exception(message)
{
    public HttpStatusCode Status { get; } = status;

    /// <summary>
    /// Whether a text was longer than the model reads. Ollama's wording changed over time; "context length" stood in all.
    /// </summary>
    public bool IsTooLong => Message.Contains("context length", StringComparison.OrdinalIgnoreCase);
}
