using Azure;
using Azure.Storage.Blobs.Specialized;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Adapters.AzureStorage;

/// <summary>A lock on a blob's lease, renewed until it is disposed; a holder that died frees it after the lease's 30 seconds.</summary>
internal sealed class BlobLock : IBlobLock
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource released = new();
    private readonly BlobLeaseClient lease;
    private readonly Task renewing;

    private BlobLock(BlobLeaseClient lease, TimeProvider time)
    {
        this.lease = lease;
        renewing = RenewAsync(time);
    }

    public static async Task<BlobLock> AcquireAsync(BlobLeaseClient lease, TimeProvider time, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await lease.AcquireAsync(Duration, cancellationToken: cancellationToken);
                return new BlobLock(lease, time);
            }
            catch (RequestFailedException e) when (e.Status == 409)
            {
                await Task.Delay(AskEvery, time, cancellationToken);
            }
        }
    }

    /// <summary>Asks the service: it renews a lease, even one that ran out, only where nobody took another since.</summary>
    public Task ThrowIfLostAsync(CancellationToken cancellationToken) => StorageErrors.TranslateAsync("The lock", async () =>
    {
        try
        {
            return await lease.RenewAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException e) when (IsLost(e))
        {
            throw new ServiceUnavailableException("storage", "A lock was lost to another process: this one stood still too long.", e);
        }
    }, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await released.CancelAsync();
        await renewing;
        released.Dispose();
        try
        {
            await lease.ReleaseAsync();
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or IOException)
        {
            // It runs out by itself.
        }
    }

    private static bool IsLost(RequestFailedException e) => e.Status is 404 or 409 or 412;

    private async Task RenewAsync(TimeProvider time)
    {
        using var timer = new PeriodicTimer(RenewEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(released.Token) && await TryRenewAsync())
            {
            }
        }
        catch (OperationCanceledException)
        {
            // Released.
        }
    }

    /// <summary>Whether to go on: an outage may end before the lease does.</summary>
    private async Task<bool> TryRenewAsync()
    {
        try
        {
            await lease.RenewAsync(cancellationToken: released.Token);
            return true;
        }
        catch (RequestFailedException e) when (IsLost(e))
        {
            // What the holder writes is conditional and will fail.
            return false;
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or IOException)
        {
            return true;
        }
    }
}
