using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Adapters.AzureStorage;

/// <summary>Queues of an Azure storage account or of Azurite, made when first needed.</summary>
internal sealed class AzureQueues(QueueServiceClient service) : IMessageQueues
{
    /// <summary>For work of ours: the service's default of 7 days would lose those of a machine that was off over a holiday.</summary>
    private static readonly TimeSpan NeverExpires = TimeSpan.FromSeconds(-1);

    /// <summary>Read by other apps, or by none: these may expire.</summary>
    private static readonly string[] ForOthers = [QueueNames.Reported, QueueNames.Analyzed];

    private readonly ConcurrentDictionary<string, QueueClient> queues = new(StringComparer.Ordinal);

    public Task SendAsync(string queue, string message, CancellationToken cancellationToken) =>
        StorageErrors.TranslateAsync(queue, async () =>
        {
            TimeSpan? timeToLive = ForOthers.Contains(queue) ? null : NeverExpires;
            var client = await QueueAsync(queue, cancellationToken);
            try
            {
                return await client.SendMessageAsync(message, timeToLive: timeToLive, cancellationToken: cancellationToken);
            }
            catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
            {
                // It was there, and somebody deleted it.
                await client.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
                return await client.SendMessageAsync(message, timeToLive: timeToLive, cancellationToken: cancellationToken);
            }
        }, cancellationToken);

    public Task<bool> IsEmptyAsync(string queue, CancellationToken cancellationToken) =>
        StorageErrors.TranslateAsync(queue, async () =>
        {
            try
            {
                // Hidden ones count, and the count is never below the truth.
                var properties = await service.GetQueueClient(queue).GetPropertiesAsync(cancellationToken);
                return properties.Value.ApproximateMessagesCount == 0;
            }
            catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
            {
                return true;
            }
        }, cancellationToken);

    /// <summary>Makes the queue where it is missing.</summary>
    public Task CreateAsync(string queue, CancellationToken cancellationToken) =>
        StorageErrors.TranslateAsync(queue, () => QueueAsync(queue, cancellationToken), cancellationToken);

    public Task PingAsync(CancellationToken cancellationToken) =>
        StorageErrors.TranslateAsync(QueueNames.Chunks, async () =>
            await service.GetQueueClient(QueueNames.Chunks).ExistsAsync(cancellationToken), cancellationToken);

    private async Task<QueueClient> QueueAsync(string name, CancellationToken cancellationToken)
    {
        if (!queues.TryGetValue(name, out var queue))
        {
            queue = service.GetQueueClient(name);
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            queues[name] = queue;
        }

        return queue;
    }
}
