using System.Net;

namespace IvrFunctions.Adapters.Chroma;

/// <summary>The server refused a request for what it says, or answered what no Chroma server answers: no use trying again.</summary>
internal sealed class ChromaException(HttpStatusCode status, string message, Exception? inner = null) : Exception(message, inner)
{
    public HttpStatusCode Status { get; } = status;
}
