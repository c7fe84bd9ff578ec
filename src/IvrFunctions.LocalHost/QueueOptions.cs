namespace IvrFunctions.LocalHost;

/// <summary>How messages are fetched and tried: <c>extensions.queues</c> of host.json.</summary>
internal sealed record QueueOptions
{
    /// <summary>Messages fetched at once.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>The next batch is fetched when no more than this many still run.</summary>
    public int NewBatchThreshold { get; init; } = 8 * Environment.ProcessorCount;

    /// <summary>Attempts before a message goes to the poison queue.</summary>
    public int MaxDequeueCount { get; init; } = 5;

    /// <summary>How long a message waits after a failed attempt; <c>visibilityTimeout</c> in host.json.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.Zero;

    /// <summary>An empty queue is asked at growing intervals, at most this long.</summary>
    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether message texts are base64 on the wire.</summary>
    public bool Base64 { get; init; } = true;

    /// <summary>
    /// How long a message that runs stays hidden unless renewed, default 1 minute: what a killed process was working on is
    /// taken up again after at most that time. (The Functions host hides for 10 minutes.)
    /// </summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(1);
}
