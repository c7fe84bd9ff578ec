using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Adapters.AzureStorage;

/// <summary>Blobs of an Azure storage account or of Azurite. Containers are made when first needed.</summary>
internal sealed class AzureBlobs(BlobServiceClient service, TimeProvider time) : IBlobs
{
    /// <summary>Blocks of 4 MB, two at a time: an upload of any size needs 8 MB.</summary>
    private static readonly StorageTransferOptions Transfer = new()
    {
        InitialTransferSize = 4 * 1024 * 1024,
        MaximumTransferSize = 4 * 1024 * 1024,
        MaximumConcurrency = 2,
    };

    private readonly Dictionary<BlobArea, Lazy<Task<BlobContainerClient>>> containers = [];

    public Task<BlobEntry?> FindAsync(BlobArea area, string name, CancellationToken cancellationToken) =>
        StorageErrors.TranslateAsync(name, async () =>
        {
            var container = await ContainerAsync(area, cancellationToken);
            try
            {
                var properties = (await container.GetBlobClient(name).GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
                return new BlobEntry(
                    name,
                    Plain(properties.ETag),
                    properties.ContentLength,
                    properties.LastModified,
                    new Dictionary<string, string>(properties.Metadata));
            }
            catch (RequestFailedException e) when (e.Status == 404)
            {
                return null;
            }
        }, cancellationToken);

    public Task<BlobContent?> ReadAsync(BlobArea area, string name, string? unlessETag, CancellationToken cancellationToken) =>
        StorageErrors.TranslateAsync(name, async () =>
        {
            var container = await ContainerAsync(area, cancellationToken);
            var options = new BlobDownloadOptions
            {
                Conditions = unlessETag is null ? null : new BlobRequestConditions { IfNoneMatch = new ETag($"\"{unlessETag}\"") },
            };
            try
            {
                var response = await container.GetBlobClient(name).DownloadContentAsync(options, cancellationToken);
                return response.GetRawResponse().Status == 304
                    ? null
                    : new BlobContent(response.Value.Content.ToMemory(), Plain(response.Value.Details.ETag));
            }
            catch (RequestFailedException e) when (e.Status is 304 || (e.Status is 404 && unlessETag is null))
            {
                return null;
            }
        }, cancellationToken);

    public Task<Stream> OpenReadAsync(
        BlobArea area, string name, string? ifMatch, long offset, long? length, CancellationToken cancellationToken) =>
        StorageErrors.TranslateAsync(name, async () =>
        {
            var container = await ContainerAsync(area, cancellationToken);
            var options = new BlobDownloadOptions
            {
                Range = offset == 0 && length is null ? default : new HttpRange(offset, length),
                Conditions = ifMatch is null ? null : new BlobRequestConditions { IfMatch = new ETag($"\"{ifMatch}\"") },
            };
            var content = (await container.GetBlobClient(name).DownloadStreamingAsync(options, cancellationToken)).Value.Content;
            return (Stream)new DownloadStream(content, name);
        }, cancellationToken);

    public Task<string> WriteAsync(BlobArea area, string name, Stream content, BlobWrite write, CancellationToken cancellationToken) =>
        StorageErrors.TranslateAsync(name, () => InContainerAsync(area, async container =>
        {
            if (content.CanSeek)
            {
                content.Position = 0;
            }

            var options = new BlobUploadOptions
            {
                TransferOptions = Transfer,
                Metadata = write.Metadata?.ToDictionary(),
                HttpHeaders = write.ContentType is null ? null : new BlobHttpHeaders { ContentType = write.ContentType },
                Conditions = new BlobRequestConditions
                {
                    IfNoneMatch = write.IfAbsent ? ETag.All : null,
                    IfMatch = write.IfMatch is null ? null : new ETag($"\"{write.IfMatch}\""),
                },
            };
            var response = await container.GetBlobClient(name).UploadAsync(content, options, cancellationToken);
            return Plain(response.Value.ETag);
        }, cancellationToken), cancellationToken);

    public async IAsyncEnumerable<BlobEntry> ListAsync(
        BlobArea area, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var container = await StorageErrors.TranslateAsync(prefix, () => ContainerAsync(area, cancellationToken), cancellationToken);
        var options = new GetBlobsOptions { Traits = BlobTraits.Metadata, Prefix = prefix };
        await using var blobs = container.GetBlobsAsync(options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await StorageErrors.TranslateAsync(prefix, () => MoveNextAsync(area, blobs), cancellationToken))
        {
            var properties = blobs.Current.Properties;
            yield return new BlobEntry(
                blobs.Current.Name, Plain(properties.ETag!.Value), properties.ContentLength ?? 0, properties.LastModified ?? default,
                new Dictionary<string, string>(blobs.Current.Metadata));
        }
    }

    public Task DeleteAsync(BlobArea area, string name, CancellationToken cancellationToken) =>
        StorageErrors.TranslateAsync(name, async () =>
        {
            var container = await ContainerAsync(area, cancellationToken);
            return await container.GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: cancellationToken);
        }, cancellationToken);

    public Task<IBlobLock> LockAsync(string name, CancellationToken cancellationToken) =>
        StorageErrors.TranslateAsync(name, () => InContainerAsync(BlobArea.State, async container =>
        {
            var blob = container.GetBlobClient($"locks/{name}");
            if (!await blob.ExistsAsync(cancellationToken))
            {
                await CreateEmptyAsync(blob, cancellationToken);
            }

            return (IBlobLock)await BlobLock.AcquireAsync(blob.GetBlobLeaseClient(), time, cancellationToken);
        }, cancellationToken), cancellationToken);

    /// <summary>Makes the container where it is missing.</summary>
    public Task CreateAsync(BlobArea area, CancellationToken cancellationToken) =>
        StorageErrors.TranslateAsync(NameOf(area), () => CreateContainerAsync(area, cancellationToken), cancellationToken);

    internal static string NameOf(BlobArea area) => area switch
    {
        BlobArea.Uploads => "ivr-calls",
        BlobArea.State => "ivr-state",
        BlobArea.Rejects => "ivr-rejects",
        BlobArea.Reports => "ivr-reports",
        _ => throw new ArgumentOutOfRangeException(nameof(area)),
    };

    private static string Plain(ETag etag) => etag.ToString("G").Trim('"');

    private static async Task CreateEmptyAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            var options = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
            await blob.UploadAsync(Stream.Null, options, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // Another process made it.
        }
    }

    /// <summary>Once more in a new container where somebody deleted it, or the account, while the app runs.</summary>
    private async Task<T> InContainerAsync<T>(BlobArea area, Func<BlobContainerClient, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call(await ContainerAsync(area, cancellationToken));
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            Forget(area);
            return await call(await ContainerAsync(area, cancellationToken));
        }
    }

    private async Task<bool> MoveNextAsync(BlobArea area, IAsyncEnumerator<BlobItem> blobs)
    {
        try
        {
            return await blobs.MoveNextAsync();
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            Forget(area);
            return false;
        }
    }

    private void Forget(BlobArea area)
    {
        lock (containers)
        {
            containers.Remove(area);
        }
    }

    private Task<BlobContainerClient> ContainerAsync(BlobArea area, CancellationToken cancellationToken)
    {
        lock (containers)
        {
            if (!containers.TryGetValue(area, out var container) || container.Value is { IsFaulted: true } or { IsCanceled: true })
            {
                containers[area] = container = new Lazy<Task<BlobContainerClient>>(() => CreateContainerAsync(area, cancellationToken));
            }

            return container.Value;
        }
    }

    private async Task<BlobContainerClient> CreateContainerAsync(BlobArea area, CancellationToken cancellationToken)
    {
        var container = service.GetBlobContainerClient(NameOf(area));
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        return container;
    }
}
