using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using IvrFunctions.Adapters.AzureStorage;
using IvrFunctions.Core.Ports;
using IvrFunctions.EndToEndTests.Services;
using IvrFunctions.Tests.Conformance;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IvrFunctions.EndToEndTests.AzureStorage;

public sealed class AzureBlobsTests : BlobsConformance, IDisposable
{
    private readonly ServiceProvider provider;
    private readonly BlobServiceClient account;

    public AzureBlobsTests(LocalServices services)
    {
        ArgumentNullException.ThrowIfNull(services);
        account = new BlobServiceClient(services.ConnectionString);
        var settings = new Dictionary<string, string?> { ["AzureWebJobsStorage"] = services.ConnectionString };
        provider = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddAzureStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
    }

    protected override IBlobs Blobs => provider.GetRequiredService<IBlobs>();

    [Fact]
    public async Task Writes_locks_and_lists_in_a_container_that_somebody_deleted()
    {
        var token = TestContext.Current.CancellationToken;
        using var content = new MemoryStream([1, 2, 3]);
        await Blobs.WriteAsync(BlobArea.Reports, "a", content, BlobWrite.Always, token);

        await account.GetBlobContainerClient("ivr-reports").DeleteAsync(cancellationToken: token);
        Assert.Empty(await Blobs.ListAsync(BlobArea.Reports, "", token).ToListAsync(token));
        await Blobs.WriteAsync(BlobArea.Reports, "b", content, BlobWrite.Always, token);

        await account.GetBlobContainerClient("ivr-reports").DeleteAsync(cancellationToken: token);
        await Blobs.WriteAsync(BlobArea.Reports, "c", content, BlobWrite.Always, token);
        Assert.Equal(["c"], (await Blobs.ListAsync(BlobArea.Reports, "", token).ToListAsync(token)).Select(blob => blob.Name));
    }

    public void Dispose() => provider.Dispose();

    protected override async Task LoseLockAsync(string name) =>
        await account.GetBlobContainerClient("ivr-state").GetBlobClient($"locks/{name}").GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);
}
