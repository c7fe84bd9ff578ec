using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IvrFunctions.Adapters.AzureStorage;

/// <summary>Makes the containers and queues at start, so that users find them before the app first needs them.</summary>
internal sealed partial class StorageSetup(AzureBlobs blobs, AzureQueues queues, TimeProvider time, ILogger<StorageSetup> logger) : BackgroundService
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CreateAsync(stoppingToken);
                return;
            }
            catch (ServiceUnavailableException e)
            {
                LogUnavailable(logger, e.Message);
                await Task.Delay(TryAgainAfter, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        foreach (var area in Enum.GetValues<BlobArea>())
        {
            await blobs.CreateAsync(area, cancellationToken);
        }

        string[] names =
        [
            QueueNames.Chunks, QueueNames.Reindex, QueueNames.Ingested, QueueNames.Reported, QueueNames.Analyze, QueueNames.Analyzed,
        ];
        foreach (var queue in names)
        {
            await queues.CreateAsync(queue, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Containers and queues could not be made yet: {Reason}")]
    private static partial void LogUnavailable(ILogger logger, string reason);
}
