using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Tests.Doubles;

/// <summary>Queues in memory.</summary>
public sealed class RecordingQueues : IMessageQueues
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> queues = new();

    public IReadOnlyList<string> this[string queue] => [.. Queue(queue)];

    public bool TryTake(string queue, [NotNullWhen(true)] out string? message) => Queue(queue).TryDequeue(out message);

    public Task SendAsync(string queue, string message, CancellationToken cancellationToken)
    {
        Queue(queue).Enqueue(message);
        return Task.CompletedTask;
    }

    public Task<bool> IsEmptyAsync(string queue, CancellationToken cancellationToken) => Task.FromResult(Queue(queue).IsEmpty);

    public Task PingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private ConcurrentQueue<string> Queue(string name) => queues.GetOrAdd(name, _ => new ConcurrentQueue<string>());
}
