using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IvrFunctions.LocalHost;

/// <summary>
/// Finds new and overwritten blobs of a container by listing it, and queues a message for each: the receipt says that a blob was
/// queued, not that its function succeeded. <see cref="BlobFunctions"/> runs them.
/// </summary>
internal sealed class BlobListener(
    Function function, BlobPath path, BlobOptions options, HostStorage storage, TimeProvider time, ILogger<BlobListener> logger)
    : BackgroundService
{
    private readonly BlobContainerClient container = storage.GetContainer(path.Container);
    private readonly BlobReceipts receipts = new(storage.GetContainer(BlobFunctions.ReceiptsContainer), function.Name);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pace = new PollingPace(path.Container, options.PollingInterval, time, logger);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                pace.Answered(found: await ScanAsync(stoppingToken));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (PollingPace.IsOutage(exception))
            {
                pace.Lost(exception);
            }

            await pace.PauseAsync(stoppingToken);
        }
    }

    private async Task<bool> ScanAsync(CancellationToken cancellationToken)
    {
        var queued = await receipts.GetAsync(cancellationToken);
        var gone = queued.Keys.ToHashSet(StringComparer.Ordinal);
        var found = false;
        await foreach (var (blob, etag) in ListAsync(cancellationToken))
        {
            gone.Remove(blob);
            if (queued.TryGetValue(blob, out var known) && known == etag)
                continue;

            logger.BlobDetected(function.Name, path.Container, blob);
            var message = new BlobMessage(function.Name, path.Container, blob, etag);
            await storage.SendAsync(BlobFunctions.Queue, message.ToString(), cancellationToken);
            await receipts.WriteAsync(blob, etag, cancellationToken);
            found = true;
        }

        foreach (var blob in gone)
            await receipts.RemoveAsync(blob, cancellationToken);
        return found;
    }

    private async IAsyncEnumerable<(string Blob, string ETag)> ListAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var blobs = container.GetBlobsAsync(new GetBlobsOptions(), cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync())
        {
            if (blobs.Current.Properties.ETag is { } etag)
                yield return (blobs.Current.Name, BlobReceipts.Normalize(etag));
        }

        async Task<bool> MoveNextAsync()
        {
            try
            {
                return await blobs.MoveNextAsync();
            }
            catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.ContainerNotFound)
            {
                return false;
            }
        }
    }
}
