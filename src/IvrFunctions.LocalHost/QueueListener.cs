using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IvrFunctions.LocalHost;

/// <summary>What a <see cref="QueueListener"/> listens to, and what it runs with a message's text.</summary>
/// <param name="PoisonQueue">Where messages go that failed too often; <see langword="null"/> where they are tried for ever.</param>
internal sealed record QueueSource(string Queue, string? PoisonQueue, Func<string, CancellationToken, Task> RunAsync)
{
    private const string PoisonSuffix = "-poison";

    /// <summary>A queue with its poison queue; a poison queue has none itself.</summary>
    public static QueueSource WithPoisonQueue(string queue, Func<string, CancellationToken, Task> runAsync) =>
        new(queue, queue.EndsWith(PoisonSuffix, StringComparison.Ordinal) ? null : queue + PoisonSuffix, runAsync);
}

/// <summary>
/// A queue trigger as the Functions host runs it: at least once, several at a time, hidden and renewed while running, deleted
/// after success, shown again after a failure, moved to the poison queue after the last.
/// </summary>
internal sealed class QueueListener(
    QueueSource source, QueueOptions options, HostStorage storage, DrainPeriod drain, TimeProvider time, ILogger<QueueListener> logger)
    : BackgroundService
{
    private readonly QueueClient queue = storage.GetQueue(source.Queue);
    private readonly List<Task> running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pace = new PollingPace(source.Queue, options.MaxPollingInterval, time, logger);
        while (!stoppingToken.IsCancellationRequested)
        {
            var sent = storage.Sent.NextOf(source.Queue);
            var batch = await ReceiveAsync(pace);
            if (stoppingToken.IsCancellationRequested)
                await Task.WhenAll(batch.Select(ReturnAsync));
            else
                running.AddRange(batch.Select(ProcessAsync));

            if (batch.Length == 0)
                await pace.PauseAsync(sent, stoppingToken);
            while (running.Count > options.NewBatchThreshold)
                running.Remove(await Task.WhenAny(running));
            running.RemoveAll(task => task.IsCompleted);
        }

        await Task.WhenAll(running);
    }

    /// <summary>Not cancelled by a stop: messages on their way would stay hidden until their lease ends.</summary>
    private async Task<QueueMessage[]> ReceiveAsync(PollingPace pace)
    {
        try
        {
            QueueMessage[] batch = await queue.ReceiveMessagesAsync(options.BatchSize, options.Lease, CancellationToken.None);
            pace.Answered(found: batch.Length > 0);
            return batch;
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            pace.Answered(found: false);
        }
        catch (Exception exception) when (PollingPace.IsOutage(exception))
        {
            pace.Lost(exception);
        }

        return [];
    }

    private async Task ProcessAsync(QueueMessage message)
    {
        await using var lease = new MessageLease(queue, message, options.Lease, time, logger);
        try
        {
            await TryAsync(message, lease);
        }
        catch (Exception exception) when (PollingPace.IsOutage(exception))
        {
            logger.MessageUnsettled(source.Queue, message.MessageId, exception);
        }
    }

    private async Task TryAsync(QueueMessage message, MessageLease lease)
    {
        if (!storage.TryDecode(message.MessageText, out var text))
        {
            logger.MessageUnreadable(source.Queue, message.MessageId);
            await PoisonAsync(message, lease);
        }
        else if (message.DequeueCount > options.MaxDequeueCount)
        {
            // The attempt before this one took the process down with it.
            await PoisonAsync(message, lease);
        }
        else if (await SucceedsAsync(text))
        {
            await lease.DeleteAsync();
        }
        else if (drain.Over.IsCancellationRequested)
        {
            await lease.ReleaseAsync(TimeSpan.Zero);
        }
        else if (message.DequeueCount < options.MaxDequeueCount)
        {
            await lease.ReleaseAsync(options.RetryDelay);
        }
        else
        {
            await PoisonAsync(message, lease);
        }
    }

    private async Task<bool> SucceedsAsync(string text)
    {
        try
        {
            await source.RunAsync(text, drain.Over);
            return true;
        }
        catch (Exception)
        {
            // Whatever a function throws means: try again. FunctionRunner logged it.
            return false;
        }
    }

    /// <summary>Without a poison queue the message stays hidden until its lease ends, which keeps it from spinning.</summary>
    private async Task PoisonAsync(QueueMessage message, MessageLease lease)
    {
        if (source.PoisonQueue is null)
            return;

        logger.MessagePoisoned(source.Queue, message.MessageId, message.DequeueCount, source.PoisonQueue);
        await storage.SendRawAsync(source.PoisonQueue, message.MessageText, CancellationToken.None);
        await lease.DeleteAsync();
    }

    private async Task ReturnAsync(QueueMessage message)
    {
        await using var lease = new MessageLease(queue, message, options.Lease, time, logger);
        try
        {
            await lease.ReleaseAsync(TimeSpan.Zero);
        }
        catch (Exception exception) when (PollingPace.IsOutage(exception))
        {
            logger.MessageUnsettled(source.Queue, message.MessageId, exception);
        }
    }
}
