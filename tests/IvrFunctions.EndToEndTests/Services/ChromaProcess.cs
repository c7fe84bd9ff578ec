namespace IvrFunctions.EndToEndTests.Services;

/// <summary>Chroma on a free port and a folder of its own.</summary>
public sealed class ChromaProcess : IAsyncDisposable
{
    private readonly ServiceFolder folder = new("chroma");

    public ChromaProcess()
    {
        var port = FreePorts.Take(1)[0];
        Url = new Uri($"http://127.0.0.1:{port}");
        Process = new ServiceProcess(
            "Chroma",
            "node",
            [NodePackages.FindScript("chromadb/dist/cli.mjs"), "run", "--path", folder.Path, "--port", $"{port}", "--host", "127.0.0.1"],
            [new Uri(Url, "/api/v2/heartbeat")]);
    }

    public Uri Url { get; }

    /// <summary>The server, to be killed and started again by outage tests.</summary>
    public ServiceProcess Process { get; }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        folder.Dispose();
    }
}
