using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Options;
using Polly.Timeout;

namespace IvrFunctions.Adapters.Chroma;

/// <summary>Sends requests and tells apart: an answer, nothing there (404), a refusal, no service.</summary>
internal sealed class ChromaTransport(HttpClient http, IOptions<ChromaOptions> options)
{
    private const string TokenHeader = "x-chroma-token";

    /// <summary>Of an error's text; the server may quote what it could not read.</summary>
    private const int MaxMessageLength = 300;

    private readonly string? token = options.Value.Token;

    /// <returns>The answer, or <see langword="default"/> where the server says 404.</returns>
    /// <exception cref="ServiceUnavailableException">No answer after retries, or one that says "later".</exception>
    /// <exception cref="ChromaException">The request is refused, or the answer is none of Chroma's.</exception>
    public async Task<T?> SendAsync<T>(HttpRequestMessage request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var response = await ExchangeAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return default;
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        try
        {
            return await JsonSerializer.DeserializeAsync(body, type, cancellationToken)
                ?? throw new JsonException("The body is null.");
        }
        catch (JsonException e)
        {
            throw new ChromaException(
                response.StatusCode, $"{Describe(request)} got an answer that is not Chroma's. Is Chroma__Url right?", e);
        }
    }

    /// <returns><see langword="false"/> where the server says 404.</returns>
    /// <inheritdoc cref="SendAsync{T}" path="/exception"/>
    public async Task<bool> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await ExchangeAsync(request, cancellationToken);
        return response.StatusCode != HttpStatusCode.NotFound;
    }

    private async Task<HttpResponseMessage> ExchangeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(token))
            request.Headers.Add(TokenHeader, token);
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(request, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutRejectedException or OperationCanceledException)
        {
            throw new ServiceUnavailableException("chroma", $"{Describe(request)} got no answer: {e.Message}", e);
        }

        if (response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.NotFound)
            return response;
        using (response)
        {
            var said = await ReadErrorAsync(response, cancellationToken);
            var message = $"{Describe(request)} was answered {(int)response.StatusCode}: {said}";
            throw ChromaResilience.IsTransient(response.StatusCode)
                ? new ServiceUnavailableException("chroma", message)
                : new ChromaException(response.StatusCode, message);
        }
    }

    private static string Describe(HttpRequestMessage request) => $"Chroma: {request.Method} {request.RequestUri}";

    private static async Task<string> ReadErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        try
        {
            text = JsonSerializer.Deserialize(text, ChromaJson.Default.ErrorResponse) switch
            {
                { Message: { Length: > 0 } message } => message,
                { Error: { Length: > 0 } error } => error,
                _ => text,
            };
        }
        catch (JsonException)
        {
            // A proxy's page rather than Chroma's JSON: shown as it is.
        }

        return text.Length switch
        {
            0 => response.ReasonPhrase ?? "no message",
            > MaxMessageLength => string.Concat(text.AsSpan(0, MaxMessageLength), "…"),
            _ => text,
        };
    }
}
