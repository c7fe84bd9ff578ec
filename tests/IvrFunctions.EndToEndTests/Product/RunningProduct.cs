using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using IvrFunctions.EndToEndTests.Services;

namespace IvrFunctions.EndToEndTests.Product;

/// <summary>
/// The whole product as a user runs it: Azurite and Chroma of its own, and the local host as a process. Tests reach it through
/// blobs, queues and HTTP only.
/// </summary>
public sealed class RunningProduct : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public AzuriteProcess Azurite { get; } = new();

    public ChromaProcess Chroma { get; } = new();

    public ServiceProcess Host { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    /// <summary>Settings of the host besides those of the services; set before it starts.</summary>
    public Dictionary<string, string> Settings { get; } = new()
    {
        ["Ivr__Models"] = "builtin",
        ["Ivr__PseudonymKey"] = "a key for tests only",
    };

    public BlobContainerClient Uploads => Container("ivr-calls");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        try
        {
            await Task.WhenAll(Azurite.Process.StartAsync(CancellationToken.None), Chroma.Process.StartAsync(CancellationToken.None));
            await StartHostAsync();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async Task StartHostAsync()
    {
        (Host, var url) = CreateHost();
        await Host.StartAsync(CancellationToken.None);
        Http?.Dispose();
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = url, Timeout = TimeSpan.FromMinutes(1) };
    }

    /// <summary>Another instance on the same storage and vector store, which <see cref="Http"/> does not ask; the caller's to end.</summary>
    public async Task<ServiceProcess> StartSecondHostAsync()
    {
        var (host, _) = CreateHost();
        await host.StartAsync(CancellationToken.None);
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        if (Host is not null)
            await Host.DisposeAsync();
        await Azurite.DisposeAsync();
        await Chroma.DisposeAsync();
    }

    public BlobContainerClient Container(string name) => new(Azurite.ConnectionString, name);

    public QueueClient Queue(string name) =>
        new(Azurite.ConnectionString, name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    /// <summary>Drops a file into the container, as a user does.</summary>
    public async Task DropAsync(string name, string csv)
    {
        await Uploads.CreateIfNotExistsAsync(cancellationToken: Token);
        await Uploads.GetBlobClient(name).UploadAsync(BinaryData.FromString(csv), overwrite: true, Token);
    }

    /// <summary>Uploads over HTTP and waits for the end.</summary>
    public async Task<JsonNode> IngestAsync(string name, string csv)
    {
        using var content = new StringContent(csv);
        using var response = await Http.PostAsync($"/api/calls?name={Uri.EscapeDataString(name)}", content, Token);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return await WaitForEndAsync(response.Headers.Location!.ToString());
    }

    /// <summary>Waits until the ingestion at this address completed or failed.</summary>
    public async Task<JsonNode> WaitForEndAsync(string location) => await UntilAsync(async () =>
    {
        using var response = await Http.GetAsync(location, Token);
        if (!response.IsSuccessStatusCode)
            return null;
        var status = await response.Content.ReadFromJsonAsync<JsonNode>(Token);
        return (string?)status!["state"] is "completed" or "failed" ? status : null;
    });

    /// <summary>Waits until the newest ingestion of the source completed or failed.</summary>
    public async Task<JsonNode> WaitForSourceAsync(string source) => await UntilAsync(async () =>
    {
        var list = await Http.GetFromJsonAsync<JsonNode>("/api/ingestions", Token);
        var newest = list!["ingestions"]!.AsArray().FirstOrDefault(one => (string?)one!["source"] == source);
        return (string?)newest?["state"] is "completed" or "failed" ? newest : null;
    });

    /// <summary>Waits until the report of an ingestion is written; gives the names of its files.</summary>
    public async Task<string[]> WaitForReportAsync(string ingestion) => await UntilAsync(async () =>
    {
        var status = await Http.GetFromJsonAsync<JsonNode>($"/api/ingestions/{ingestion}", Token);
        var names = status!["reports"]!.AsArray().Select(name => (string)name!).ToArray();
        return names.Length > 0 ? names : null;
    });

    public async Task<(HttpStatusCode Status, JsonNode Body)> AnalyzeAsync(string json)
    {
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync("/api/analyze", content, Token);
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonNode>(Token))!);
    }

    public async Task<(HttpStatusCode Status, JsonNode Body)> GetAsync(string address)
    {
        using var response = await Http.GetAsync(address, Token);
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonNode>(Token))!);
    }

    /// <summary>Asks again and again until there is an answer.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T?>> ask) where T : class
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(Patience);
        while (true)
        {
            if (await ask() is { } answer)
                return answer;
            await Task.Delay(Pause, patience.Token);
        }
    }

    private (ServiceProcess Host, Uri Url) CreateHost()
    {
        var url = new Uri($"http://127.0.0.1:{FreePorts.Take(1)[0]}");
        var environment = new Dictionary<string, string>(Settings)
        {
            ["AzureWebJobsStorage"] = Azurite.ConnectionString,
            ["Chroma__Url"] = Chroma.Url.ToString(),
            ["ASPNETCORE_URLS"] = url.ToString(),
        };
        var host = new ServiceProcess(
            "LocalHost", "dotnet", [Path.Combine(AppContext.BaseDirectory, "IvrFunctions.LocalHost.dll")], [new Uri(url, "/api/health")], environment);
        return (host, url);
    }
}
