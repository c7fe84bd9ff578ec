using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace IvrFunctions.LocalHost;

/// <summary>Keeps a message hidden while its function runs, then deletes or releases it. Whoever took it over keeps it.</summary>
internal sealed class MessageLease : IAsyncDisposable
{
    private readonly QueueClient _queue;
    private readonly string _id;
    private readonly TimeSpan _length;
    private readonly ILogger _logger;
    private readonly PeriodicTimer _timer;
    private readonly Task _renewing;
    private string _popReceipt;

    public MessageLease(QueueClient queue, QueueMessage message, TimeSpan length, TimeProvider time, ILogger logger)
    {
        _queue = queue;
        _id = message.MessageId;
        _popReceipt = message.PopReceipt;
        _length = length;
        _logger = logger;

        // A third, so that one renewal may fail.
        _timer = new PeriodicTimer(length / 3, time);
        _renewing = RenewAsync();
    }

    public async Task DeleteAsync()
    {
        await StopAsync();
        await UnlessTakenOverAsync(() => _queue.DeleteMessageAsync(_id, _popReceipt));
    }

    /// <summary>Gives the message back: it can be seen again after <paramref name="delay"/>.</summary>
    public async Task ReleaseAsync(TimeSpan delay)
    {
        await StopAsync();
        await UnlessTakenOverAsync(() => _queue.UpdateMessageAsync(_id, _popReceipt, visibilityTimeout: delay));
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
        while (await _timer.WaitForNextTickAsync())
        {
            try
            {
                var receipt = await _queue.UpdateMessageAsync(_id, _popReceipt, visibilityTimeout: _length);
                _popReceipt = receipt.Value.PopReceipt;
            }
            catch (RequestFailedException exception) when (IsTakenOver(exception))
            {
                _logger.LeaseNotRenewed(_queue.Name, _id, exception);
                return;
            }
            catch (Exception exception) when (PollingPace.IsOutage(exception))
            {
                _logger.LeaseNotRenewed(_queue.Name, _id, exception);
            }
        }
    }

    private async Task StopAsync()
    {
        _timer.Dispose();
        await _renewing;
    }
}
