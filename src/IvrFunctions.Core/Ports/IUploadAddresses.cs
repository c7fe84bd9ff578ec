namespace IvrFunctions.Core.Ports;

/// <summary>Addresses at which a client may write one upload without the account's key.</summary>
public interface IUploadAddresses
{
    /// <returns>The address, or <see langword="null"/> where the app holds no key to sign it with.</returns>
    /// <exception cref="ServiceUnavailableException">The storage account does not answer.</exception>
    Task<Uri?> CreateAsync(string name, DateTimeOffset expiresAt, CancellationToken cancellationToken);
}
