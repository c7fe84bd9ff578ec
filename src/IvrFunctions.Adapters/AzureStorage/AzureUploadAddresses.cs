using Azure.Storage.Blobs;
using Azure.Storage.Sas;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Adapters.AzureStorage;

/// <summary>Addresses signed with the account's key (SAS) that allow to create and write one blob.</summary>
internal sealed class AzureUploadAddresses(BlobServiceClient service, AzureBlobs blobs) : IUploadAddresses
{
    public async Task<Uri?> CreateAsync(string name, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        // The client writes the blob alone: the container must be there.
        await blobs.CreateAsync(BlobArea.Uploads, cancellationToken);
        var blob = service.GetBlobContainerClient(AzureBlobs.NameOf(BlobArea.Uploads)).GetBlobClient(name);
        return blob.CanGenerateSasUri
            ? blob.GenerateSasUri(BlobSasPermissions.Create | BlobSasPermissions.Write, expiresAt)
            : null;
    }
}
