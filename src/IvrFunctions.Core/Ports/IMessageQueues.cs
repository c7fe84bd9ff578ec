namespace IvrFunctions.Core.Ports;

/// <summary>Sends to the storage queues; the messages are base64 on the wire, as the Functions host expects.</summary>
public interface IMessageQueues
{
    Task SendAsync(string queue, string message, CancellationToken cancellationToken);

    /// <summary>Whether it holds no message, not even one that somebody works on.</summary>
    Task<bool> IsEmptyAsync(string queue, CancellationToken cancellationToken);

    /// <summary>Throws <see cref="ServiceUnavailableException"/> where the queue service does not answer.</summary>
    Task PingAsync(CancellationToken cancellationToken);
}
