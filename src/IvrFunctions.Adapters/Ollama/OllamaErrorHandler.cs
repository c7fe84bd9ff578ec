using System.Text.Json;

namespace IvrFunctions.Adapters.Ollama;

/// <summary>Reads the body of every refused request: OllamaSharp keeps just the status, and Ollama's reason is in the body.</summary>
internal sealed class OllamaErrorHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int MaxMessageLength = 500;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
            return response;

        using (response)
        {
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            throw new OllamaErrorException(response.StatusCode, Describe(body) ?? $"HTTP status {(int)response.StatusCode}");
        }
    }

    private static string? Describe(string body)
    {
        var message = body.Trim();
        try
        {
            message = JsonSerializer.Deserialize(message, OllamaJson.Default.OllamaErrorBody)?.Error ?? message;
        }
        catch (JsonException)
        {
            // Not Ollama's own answer but that of a proxy or of another server: its text is the best there is.
        }

        return message.Length == 0 ? null : message[..Math.Min(message.Length, MaxMessageLength)];
    }
}
