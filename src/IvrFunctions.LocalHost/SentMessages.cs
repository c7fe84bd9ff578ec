using System.Collections.Concurrent;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IvrFunctions.LocalHost;

/// <summary>
/// Tells the listener of a queue that this process sent to it, so that it looks at once. What others send waits for the next look, as in the
/// Functions host.
/// </summary>
internal sealed class SentMessages
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> next = new(StringComparer.Ordinal);

    /// <summary>Ends with the next message sent from now on.</summary>
    public Task NextOf(string queue) =>
        next.GetOrAdd(queue, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Add(string queue)
    {
        if (next.TryRemove(queue, out var waiting))
            waiting.SetResult();
    }

    /// <summary>Hears of what the functions' own code sends.</summary>
    public static void ListenTo(IServiceCollection services)
    {
        if (services.LastOrDefault(service => service.ServiceType == typeof(IMessageQueues)) is not { } own)
            return;
        var create = own.ImplementationFactory ?? throw new NotSupportedException($"{nameof(IMessageQueues)} must be registered by a factory.");
        services.Replace(ServiceDescriptor.Singleton<IMessageQueues>(
            provider => new Heard((IMessageQueues)create(provider), provider.GetRequiredService<HostStorage>().Sent)));
    }

    private sealed class Heard(IMessageQueues queues, SentMessages sent) : IMessageQueues
    {
        public async Task SendAsync(string queue, string message, CancellationToken cancellationToken)
        {
            await queues.SendAsync(queue, message, cancellationToken);
            sent.Add(queue);
        }

        public Task<bool> IsEmptyAsync(string queue, CancellationToken cancellationToken) => queues.IsEmptyAsync(queue, cancellationToken);

        public Task PingAsync(CancellationToken cancellationToken) => queues.PingAsync(cancellationToken);
    }
}
