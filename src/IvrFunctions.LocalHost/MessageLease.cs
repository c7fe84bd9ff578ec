using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace IvrFunctions.LocalHost;

/// <summary>Keeps a message hidden while its function runs, then deletes or releases it. Whoever took it over keeps it.</summary>
internal sealed class MessageLease : IAsyncDisposable
{
    private readonly QueueClient queue;
    private readonly string id;
    private readonly TimeSpan length;
    private readonly ILogger logger;
    private readonly PeriodicTimer timer;
    private readonly Task renewing;
    private string popReceipt;

    public MessageLease(QueueClient queue, QueueMessage message, TimeSpan length, TimeProvider time, ILogger logger)
    {
        this.queue = queue;
        id = message.MessageId;
        popReceipt = message.PopReceipt;
        this.length = length;
        this.logger = logger;

        // A third, so that one renewal may fail.
        timer = new PeriodicTimer(length / 3, time);
        renewing = RenewAsync();
    }

    public async Task DeleteAsync()
    {
        await StopAsync();
        await UnlessTakenOverAsync(() => queue.DeleteMessageAsync(id, popReceipt));
    }

    /// <summary>Gives the message back: it can be seen again after <paramref name="delay"/>.</summary>
    public async Task ReleaseAsync(TimeSpan delay)
    {
        await StopAsync();
        await UnlessTakenOverAsync(() => queue.UpdateMessageAsync(id, popReceipt, visibilityTimeout: delay));
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private static bool IsTakenOver(RequestFailedException exception) =>
        exception.Status == 404 || exception.ErrorCode == QueueErrorCode.PopReceiptMismatch;

    private static async Task UnlessTakenOverAsync(Func<Task> settle)
    {
        try
        {
            await settle();
        }
        catch (RequestFailedException exception) when (IsTakenOver(exception))
        {
            // The lease ran out (the machine slept): the message runs again elsewhere and is settled there.
        }
    }

    private async Task RenewAsync()
    {
        while (await timer.WaitForNextTickAsync())
        {
            try
            {
                var receipt = await queue.UpdateMessageAsync(id, popReceipt, visibilityTimeout: length);
                popReceipt = receipt.Value.PopReceipt;
            }
            catch (RequestFailedException exception) when (IsTakenOver(exception))
            {
                logger.LeaseNotRenewed(queue.Name, id, exception);
                return;
            }
            catch (Exception exception) when (PollingPace.IsOutage(exception))
            {
                logger.LeaseNotRenewed(queue.Name, id, exception);
            }
        }
    }

    private async Task StopAsync()
    {
        timer.Dispose();
        await renewing;
    }
}
