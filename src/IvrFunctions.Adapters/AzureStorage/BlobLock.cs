using Azure;
using Azure.Storage.Blobs.Specialized;

namespace IvrFunctions.Adapters.AzureStorage;

/// <summary>A lock on a blob's lease, renewed until it is disposed; a holder that died frees it after the lease's 30 seconds.</summary>
internal sealed class BlobLock : IAsyncDisposable
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

    private async Task RenewAsync(TimeProvider time)
    {
        try
        {
            using var timer = new PeriodicTimer(RenewEvery, time);
            while (await timer.WaitForNextTickAsync(released.Token))
            {
                await lease.RenewAsync(cancellationToken: released.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or RequestFailedException or AggregateException or IOException)
        {
            // Released, or lost with the storage account: what the holder writes is conditional and will fail.
        }
    }
}
