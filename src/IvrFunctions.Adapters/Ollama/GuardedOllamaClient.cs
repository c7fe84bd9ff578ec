using System.Net;
using System.Text.Json.Serialization.Metadata;
using OllamaSharp;
using OllamaSharp.Models;
using OllamaSharp.Models.Chat;

namespace IvrFunctions.Adapters.Ollama;

/// <summary>OllamaSharp's client, made to notice an error line in a stream and to stop reading when it is cancelled.</summary>
internal sealed class GuardedOllamaClient : OllamaApiClient
{
    public GuardedOllamaClient(HttpClient http)
        : base(http)
    {
        IncomingJsonSerializerOptions.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ThrowOnErrorLine } };
    }

    protected override async Task<HttpResponseMessage> SendToOllamaAsync(
        HttpRequestMessage requestMessage,
        OllamaRequest? ollamaRequest,
        HttpCompletionOption completionOption,
        CancellationToken cancellationToken)
    {
        var response = await base.SendToOllamaAsync(requestMessage, ollamaRequest, completionOption, cancellationToken);

        // The lines of a stream are read without the token: closing the connection is what ends a read, and the model's work too.
        // The token belongs to this one request (OllamaServer), so the registration does not outlive it.
        cancellationToken.Register(static state => ((HttpResponseMessage)state!).Dispose(), response);
        return response;
    }

    /// <summary>OllamaSharp reads a line <c>{"error":"..."}</c> as an empty piece of the answer.</summary>
    private static void ThrowOnErrorLine(JsonTypeInfo type)
    {
        if (type.Type != typeof(ChatResponseStream))
            return;

        var error = type.CreateJsonPropertyInfo(typeof(string), "error");
        error.Set = (_, message) => throw new OllamaErrorException(HttpStatusCode.OK, message as string ?? "unknown error");
        type.Properties.Add(error);
    }
}
