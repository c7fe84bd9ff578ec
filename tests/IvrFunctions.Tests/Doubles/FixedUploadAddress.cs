using IvrFunctions.Core.Ports;

namespace IvrFunctions.Tests.Doubles;

/// <summary>Addresses that show what they were made for.</summary>
internal sealed class FixedUploadAddress : IUploadAddresses
{
    public Task<Uri?> CreateAsync(string name, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        Task.FromResult<Uri?>(new Uri($"http://127.0.0.1/ivr-calls/{name}?until={expiresAt:yyyyMMddHHmm}"));
}
