using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using OllamaSharp.Models;

namespace IvrFunctions.Adapters.Ollama;

/// <summary>
/// The requests this app makes of Ollama, with one time-out and one translation of failures: whatever goes wrong arrives as
/// <see cref="ServiceUnavailableException"/>, around an <see cref="OllamaErrorException"/> where Ollama itself says why.
/// </summary>
internal sealed class OllamaServer : IDisposable
{
    public const string Name = "ollama";

    private readonly TimeSpan timeout;
    private readonly HttpClient http;
    private readonly GuardedOllamaClient client;

    public OllamaServer(IOptions<OllamaOptions> options)
    {
        Url = new Uri(options.Value.Url.TrimEnd('/') + '/');
        timeout = options.Value.RequestTimeout;
        var handler = new SocketsHttpHandler
        {
            // Neither a redirect nor a proxy of the environment may take call data off this machine.
            AllowAutoRedirect = options.Value.AllowRemote,
            UseProxy = options.Value.AllowRemote,
        };
        http = new HttpClient(new OllamaErrorHandler(handler)) { BaseAddress = Url, Timeout = Timeout.InfiniteTimeSpan };
        client = new GuardedOllamaClient(http);
    }

    public Uri Url { get; }

    public Task<IReadOnlyList<OllamaTag>> ListModelsAsync(CancellationToken cancellationToken) => CallAsync(
        async token => (await http.GetFromJsonAsync("api/tags", OllamaJson.Default.OllamaTags, token))?.Models ?? [],
        cancellationToken);

    public Task<OllamaShow> ShowModelAsync(string model, CancellationToken cancellationToken) => CallAsync(
        async token =>
        {
            using var response = await http.PostAsJsonAsync(
                "api/show", new OllamaShowRequest(model), OllamaJson.Default.OllamaShowRequest, token);
            return await response.Content.ReadFromJsonAsync(OllamaJson.Default.OllamaShow, token) ?? new OllamaShow(null, null);
        },
        cancellationToken);

    /// <summary>One request. A text longer than the model reads is refused, not cut, and fails the others with it.</summary>
    public Task<IReadOnlyList<float[]>> EmbedAsync(string model, IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        CallAsync<IReadOnlyList<float[]>>(
            async token =>
            {
                var request = new EmbedRequest { Model = model, Input = [.. texts], Truncate = false };
                return (await client.EmbedAsync(request, token))?.Embeddings ?? [];
            },
            cancellationToken);

    /// <summary>The pieces of one answer, which is complete if the enumeration ends without an exception.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> ChatAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var deadline = StartDeadline(cancellationToken);
        await using var updates = ((IChatClient)client)
            .GetStreamingResponseAsync(messages, options, deadline.Token)
            .GetAsyncEnumerator(deadline.Token);

        ChatFinishReason? finish = null;
        while (await TranslateAsync(_ => updates.MoveNextAsync().AsTask(), deadline.Token, cancellationToken))
        {
            finish ??= updates.Current.FinishReason;
            yield return updates.Current;
        }

        if (finish == ChatFinishReason.Stop || finish == ChatFinishReason.Length)
            yield break;

        // OllamaSharp ends a cancelled stream, and one that broke off, as if it were complete.
        cancellationToken.ThrowIfCancellationRequested();
        throw deadline.IsCancellationRequested ? TimedOut(null) : Unavailable("Ollama's answer ended before it was complete.", null);
    }

    public void Dispose()
    {
        client.Dispose();
        http.Dispose();
    }

    private async Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var deadline = StartDeadline(cancellationToken);
        return await TranslateAsync(call, deadline.Token, cancellationToken);
    }

    private CancellationTokenSource StartDeadline(CancellationToken cancellationToken)
    {
        var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        return deadline;
    }

    private async Task<T> TranslateAsync<T>(
        Func<CancellationToken, Task<T>> call, CancellationToken deadline, CancellationToken cancellationToken)
    {
        try
        {
            return await call(deadline);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // A read that cancelling cuts short fails with whatever the closed connection makes of it.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception e) when (deadline.IsCancellationRequested)
        {
            throw TimedOut(e);
        }
        catch (OllamaErrorException e)
        {
            throw Unavailable($"Ollama refused: {e.Message}", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw Unavailable($"Ollama does not answer at {Url}: {e.Message}", e);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw Unavailable($"What answers at {Url} does not speak as Ollama does.", e);
        }
    }

    private ServiceUnavailableException TimedOut(Exception? inner) =>
        Unavailable($"Ollama did not answer within {timeout} (Ollama__RequestTimeout).", inner);

    private static ServiceUnavailableException Unavailable(string message, Exception? inner) => new(Name, message, inner);
}
