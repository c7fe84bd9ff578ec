using Microsoft.Extensions.Hosting;

namespace IvrFunctions.LocalHost;

/// <summary>
/// A graceful stop: from the moment the host is asked to stop nothing new begins, what runs has <see cref="Length"/> to finish,
/// then its token is cancelled and its message goes back to the queue.
/// </summary>
internal sealed class DrainPeriod : IDisposable
{
    /// <summary>Covers most chunks, and is what a user who pressed Ctrl-C still waits for.</summary>
    public static readonly TimeSpan DefaultLength = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource over;
    private readonly CancellationTokenRegistration registration;

    public DrainPeriod(IHostApplicationLifetime lifetime, TimeProvider time, TimeSpan length)
    {
        Length = length;
        over = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        registration = lifetime.ApplicationStopping.Register(() => over.CancelAfter(Length));
    }

    public TimeSpan Length { get; }

    /// <summary>Cancelled when the period is over.</summary>
    public CancellationToken Over => over.Token;

    public void Dispose()
    {
        registration.Dispose();
        over.Dispose();
    }
}
