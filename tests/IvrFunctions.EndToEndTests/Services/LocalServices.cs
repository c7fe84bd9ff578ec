using IvrFunctions.EndToEndTests.Services;

[assembly: AssemblyFixture(typeof(LocalServices))]

namespace IvrFunctions.EndToEndTests.Services;

/// <summary>
/// One Azurite and one Chroma for all tests: a test class takes this as a constructor parameter and keeps to containers, queues and
/// collections of its own. A test that takes a service down starts its own.
/// </summary>
public sealed class LocalServices : IAsyncLifetime
{
    private readonly AzuriteProcess azurite = new();
    private readonly ChromaProcess chroma = new();

    /// <summary>The connection string of the storage account.</summary>
    public string ConnectionString => azurite.ConnectionString;

    public Uri ChromaUrl => chroma.Url;

    public async ValueTask InitializeAsync()
    {
        try
        {
            await Task.WhenAll(azurite.Process.StartAsync(CancellationToken.None), chroma.Process.StartAsync(CancellationToken.None));
        }
        catch
        {
            // The runner disposes only a fixture that came up.
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await azurite.DisposeAsync();
        await chroma.DisposeAsync();
    }
}
