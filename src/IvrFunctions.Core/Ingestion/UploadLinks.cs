using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Ingestion;

/// <summary>Gives links for uploads that are too big for the host's HTTP.</summary>
public sealed class UploadLinks(IUploadAddresses addresses, TimeProvider time)
{
    /// <summary>Time for some gigabytes over a slow line; a link that leaks is of little use afterwards.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <returns>The link, or <see langword="null"/> where the app holds no key of the storage account.</returns>
    /// <exception cref="InvalidRequestException">The name cannot be that of a blob.</exception>
    public async Task<UploadLink?> CreateAsync(string? name, CancellationToken cancellationToken)
    {
        SourceName.Check(name);
        var expiresAt = time.GetUtcNow() + Lifetime;
        return await addresses.CreateAsync(name, expiresAt, cancellationToken) is { } address
            ? new UploadLink(name, "PUT", address, new Dictionary<string, string> { ["x-ms-blob-type"] = "BlockBlob" }, expiresAt)
            : null;
    }
}
