using System.Net.Http.Json;
using System.Text.Json;

namespace IvrFunctions.Cli.Stack;

/// <summary>The little that is asked of Ollama before the app starts: whether it is there, and to fetch models.</summary>
internal sealed class OllamaServer(HttpClient http, OllamaSettings settings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public Uri Url => settings.Url;

    public IReadOnlyList<string> Models { get; } = [settings.EmbeddingModel, settings.ChatModel];

    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var response = await http.GetAsync(At("/api/version"), patience.Token);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    public async Task<bool> HasAsync(string model, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync(At("/api/show"), new ModelRequest(model), StackJson.Default.ModelRequest, cancellationToken);
        return response.IsSuccessStatusCode;
    }

    /// <summary>Fetches a model, reporting the bytes of the layer being fetched.</summary>
    /// <exception cref="CliException">Ollama cannot fetch it.</exception>
    public async Task PullAsync(string model, Action<PullStatus> report, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, At("/api/pull"));
        request.Content = JsonContent.Create(new ModelRequest(model), StackJson.Default.ModelRequest);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));

        var last = new PullStatus(null, null, null, $"HTTP {(int)response.StatusCode}");
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            last = JsonSerializer.Deserialize(line, StackJson.Default.PullStatus)!;
            if (last.Error is not null)
                break;
            report(last);
        }

        // The stream may break off without an error: only this word says that the model is there.
        if (last.Status != "success")
            throw new CliException($"Ollama could not fetch {model}: {last.Error ?? "the download broke off"}.");
    }

    private Uri At(string path) => new(settings.Url, path);
}
