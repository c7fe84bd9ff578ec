namespace IvrFunctions.LocalHost;

/// <summary>How blobs are found and tried: <c>extensions.blobs</c> of host.json.</summary>
internal sealed record BlobOptions
{
    /// <summary>Blobs that run at the same time, over all functions.</summary>
    public int MaxDegreeOfParallelism { get; init; } = 8 * Environment.ProcessorCount;

    /// <summary>Attempts before a blob's message goes to <c>webjobs-blobtrigger-poison</c>.</summary>
    public int PoisonThreshold { get; init; } = 5;

    /// <summary>How often a container is listed, default 1 second: an upload starts about as soon as its sender looks.</summary>
    public TimeSpan PollingInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The options of the queue that detected blobs wait in; failed ones are tried again at once, as the Functions host does.
    /// </summary>
    public QueueOptions ToQueueOptions(QueueOptions queues)
    {
        var threshold = MaxDegreeOfParallelism / 2;
        return queues with
        {
            BatchSize = Math.Min(32, MaxDegreeOfParallelism - threshold),
            NewBatchThreshold = threshold,
            MaxDequeueCount = PoisonThreshold,
            RetryDelay = TimeSpan.Zero,
            Base64 = true,
        };
    }
}
