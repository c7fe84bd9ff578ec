using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace IvrFunctions.Cli.Stack;

/// <summary>The services of one data directory: starts what the environment does not name already, and stops only that.</summary>
internal sealed class LocalStack(
    CliEnvironment environment, ProjectLayout project, DataDirectory data, HttpClient http, TimeProvider time) : IDisposable
{
    private readonly Executables executables = new(environment);
    private readonly Ports ports = new();
    private readonly Readiness readiness = new(http, time);

    /// <summary>In the order they are stopped in: the host first, while the others still answer.</summary>
    private readonly List<Service> services = [];

    /// <summary>What runs the functions, for people.</summary>
    public string HostDescription { get; private set; } = "";

    /// <summary>Starts all services and waits until they are ready.</summary>
    public async Task<Endpoints> StartAsync(ModelChoice models, CancellationToken cancellationToken)
    {
        // Before any process is started: a port that is taken should not cost half a minute.
        var apiPort = ports.Require(environment.Port, "IVR_PORT");
        var started = new List<Task>();
        var storage = environment["AzureWebJobsStorage"] ?? StartAzurite(started, cancellationToken);
        var chroma = environment["Chroma__Url"] is { } url ? new Uri(url) : StartChroma(started, cancellationToken);
        await Task.WhenAll(started);
        await CheckChromaAsync(chroma, cancellationToken);

        var settings = HostSettings.For(environment, data, storage, chroma, models);
        var host = ApiHost.Define(project, data, executables, apiPort, settings);
        HostDescription = host.Description;
        var endpoints = new Endpoints(
            host.Url, storage, new BlobServiceClient(storage).Uri, new QueueServiceClient(storage).Uri, chroma, models.Ollama?.Url, models.Models);

        // First, so that whoever finds the host answering finds the container for big files as well.
        EndpointsFile.Write(data.Endpoints, endpoints);
        await Launch(host.Service, cancellationToken);
        return endpoints;
    }

    /// <summary>Keeps the services running until cancelled.</summary>
    /// <exception cref="CliException">A service keeps ending.</exception>
    public async Task ServeAsync(Action<string> report, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watches = services.Select(service => service.KeepRunningAsync(report, stop.Token)).ToList();
        var first = await Task.WhenAny(watches);
        await stop.CancelAsync();
        await Task.WhenAll(watches).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first;
    }

    /// <summary>Stops what was started; a cancelled <paramref name="hurry"/> kills it.</summary>
    public async Task StopAsync(CancellationToken hurry)
    {
        File.Delete(data.Endpoints);
        foreach (var service in services)
            await service.StopAsync(hurry);
    }

    public void Dispose()
    {
        foreach (var service in services)
            service.Dispose();
    }

    private string StartAzurite(List<Task> started, CancellationToken cancellationToken)
    {
        var azurite = Azurite.Define(project, data, ports, Node());
        started.Add(Launch(azurite.Service, cancellationToken));
        return azurite.ConnectionString;
    }

    private Uri StartChroma(List<Task> started, CancellationToken cancellationToken)
    {
        var chroma = Chroma.Define(project, data, ports, Node());
        started.Add(Launch(chroma.Service, cancellationToken));
        return chroma.Url;
    }

    private Task Launch(ServiceDefinition definition, CancellationToken cancellationToken)
    {
        var service = new Service(definition, executables, data, readiness, time);
        services.Insert(0, service);
        return service.StartAsync(cancellationToken);
    }

    private async Task CheckChromaAsync(Uri chroma, CancellationToken cancellationToken)
    {
        if (!await readiness.AnswersAsync(Chroma.Heartbeat(chroma), anyAnswerWillDo: false, cancellationToken))
            throw new CliException($"Chroma does not answer at {chroma} (Chroma__Url).");
    }

    private string Node() => executables.Require("node", "Install Node.js 20 or newer: https://nodejs.org");
}
