namespace IvrFunctions.EndToEndTests.Services;

/// <summary>Azurite with blobs, queues and tables on free ports and a folder of its own.</summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    // The well-known account of every storage emulator.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly ServiceFolder folder = new("azurite");

    public AzuriteProcess()
    {
        var ports = FreePorts.Take(3);
        var (blob, queue, table) = (Endpoint(ports[0]), Endpoint(ports[1]), Endpoint(ports[2]));
        ConnectionString =
            $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
            + $"BlobEndpoint={blob};QueueEndpoint={queue};TableEndpoint={table};";
        Process = new ServiceProcess(
            "Azurite",
            "node",
            [
                "--require", NodePackages.FindFile("src/IvrFunctions.Cli/Stack/azurite-saves.cjs"),
                NodePackages.FindScript("azurite/dist/src/azurite.js"),
                "--location", folder.Path,
                "--blobPort", $"{ports[0]}",
                "--queuePort", $"{ports[1]}",
                "--tablePort", $"{ports[2]}",
                "--skipApiVersionCheck",
                "--disableTelemetry",
                "--silent",
            ],
            [blob, queue, table]);
    }

    public string ConnectionString { get; }

    /// <summary>
    /// The server, to be taken away and started again by outage tests. Azurite writes its catalog when asked to end: it is a stop that
    /// keeps everything, a kill forgets the last moment, as with <c>ivr up</c>.
    /// </summary>
    public ServiceProcess Process { get; }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        folder.Dispose();
    }

    private static Uri Endpoint(int port) => new($"http://127.0.0.1:{port}/{Account}");
}
