using System.Reflection;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Health;

/// <summary>Asks every service at once how it is; a service that takes too long counts as down.</summary>
public sealed class HealthProbe(
    IBlobs blobs, IMessageQueues queues, ICaseIndex cases, IModelCatalog models, TimeProvider time)
{
    /// <summary>Long enough for a busy local server, short enough for a monitor that gives up after ten seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly string Version =
        typeof(HealthProbe).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";

    /// <summary>Never throws for a service that is down: that is the answer.</summary>
    public async Task<HealthReport> CheckAsync(CancellationToken cancellationToken)
    {
        var storage = CheckServiceAsync(CheckStorageAsync, cancellationToken);
        var chroma = CheckServiceAsync(cases.PingAsync, cancellationToken);
        var models = CheckModelsAsync(cancellationToken);
        var services = new HealthServices(await storage, await chroma, await models);
        return new HealthReport(Summarise(services), services, Version);
    }

    private static HealthStatus Summarise(HealthServices services)
    {
        if (services is not { Storage.Status: HealthStatus.Healthy, Chroma.Status: HealthStatus.Healthy })
            return HealthStatus.Unhealthy;
        return services.Models.Status == HealthStatus.Healthy ? HealthStatus.Healthy : HealthStatus.Degraded;
    }

    private async Task CheckStorageAsync(CancellationToken cancellationToken)
    {
        await blobs.FindAsync(BlobArea.State, "health", cancellationToken);
        await queues.PingAsync(cancellationToken);
    }

    private async Task<ServiceHealth> CheckServiceAsync(Func<CancellationToken, Task> ping, CancellationToken cancellationToken)
    {
        var problem = await FindProblemAsync(ping, cancellationToken);
        return new ServiceHealth(problem is null ? HealthStatus.Healthy : HealthStatus.Unhealthy, problem);
    }

    private async Task<ModelsHealth> CheckModelsAsync(CancellationToken cancellationToken)
    {
        EmbedderIdentity? embedder = null;
        ChatModelIdentity? chat = null;
        var problem = await FindProblemAsync(
            async token =>
            {
                embedder = await models.GetEmbedderAsync(token);
                chat = await models.GetChatModelAsync(token);
            },
            cancellationToken);
        return new ModelsHealth(
            problem is null ? HealthStatus.Healthy : HealthStatus.Unhealthy,
            problem, embedder?.Provider, embedder?.Model, embedder?.Digest, chat?.Model, chat?.Digest);
    }

    private async Task<string?> FindProblemAsync(Func<CancellationToken, Task> check, CancellationToken cancellationToken)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience, time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            await check(both.Token).WaitAsync(both.Token);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return FormattableString.Invariant($"No answer within {Patience.TotalSeconds:0} seconds.");
        }
        catch (ServiceUnavailableException exception)
        {
            return exception.Message;
        }
    }
}
