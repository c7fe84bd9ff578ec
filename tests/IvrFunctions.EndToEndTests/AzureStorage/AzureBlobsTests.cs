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

    public AzureBlobsTests(LocalServices services)
    {
        ArgumentNullException.ThrowIfNull(services);
        var settings = new Dictionary<string, string?> { ["AzureWebJobsStorage"] = services.ConnectionString };
        provider = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddAzureStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
    }

    protected override IBlobs Blobs => provider.GetRequiredService<IBlobs>();

    public void Dispose() => provider.Dispose();
}
