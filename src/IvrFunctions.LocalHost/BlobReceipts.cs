using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace IvrFunctions.LocalHost;

/// <summary>
/// Which version of every blob was handed to a function, kept in storage so that a restart hands over nothing twice. The
/// version is the ETag: unlike the time of the last change it differs for two writes within a second.
/// </summary>
internal sealed class BlobReceipts(BlobContainerClient container, string function)
{
    private const string ETagKey = "etag";

    private readonly string prefix = function + "/";
    private Dictionary<string, string>? known;

    public static string Normalize(ETag etag) => etag.ToString().Trim('"');

    public async Task<IReadOnlyDictionary<string, string>> GetAsync(CancellationToken cancellationToken) =>
        known ??= await LoadAsync(cancellationToken);

    public async Task WriteAsync(string blob, string etag, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions { Metadata = new Dictionary<string, string> { [ETagKey] = etag } };
        await container.GetBlobClient(prefix + blob).UploadAsync(BinaryData.Empty, options, cancellationToken);
        known?[blob] = etag;
    }

    public async Task RemoveAsync(string blob, CancellationToken cancellationToken)
    {
        await container.DeleteBlobIfExistsAsync(prefix + blob, cancellationToken: cancellationToken);
        known?.Remove(blob);
    }

    private async Task<Dictionary<string, string>> LoadAsync(CancellationToken cancellationToken)
    {
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        var receipts = container.GetBlobsAsync(
            new GetBlobsOptions { Traits = BlobTraits.Metadata, Prefix = prefix }, cancellationToken);
        await foreach (var receipt in receipts)
        {
            if (receipt.Metadata.TryGetValue(ETagKey, out var etag))
                known[receipt.Name[prefix.Length..]] = etag;
        }

        return known;
    }
}
