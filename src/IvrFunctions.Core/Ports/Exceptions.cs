namespace IvrFunctions.Core.Ports;

/// <summary>A service this app needs (chroma, storage, ollama, the machine's disk) does not answer or refuses: worth another try.</summary>
public sealed class ServiceUnavailableException(string service, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary><c>chroma</c>, <c>storage</c>, <c>ollama</c> or <c>disk</c>.</summary>
    public string Service { get; } = service;
}

/// <summary>The stored vectors were made by another embedder than the configured one.</summary>
public sealed class EmbedderMismatchException(string message) : Exception(message);

/// <summary>A blob was replaced or removed since it was looked at.</summary>
public sealed class BlobChangedException(string message, Exception? inner = null) : Exception(message, inner);
