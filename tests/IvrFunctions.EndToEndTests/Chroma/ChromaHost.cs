using IvrFunctions.Adapters.Chroma;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IvrFunctions.EndToEndTests.Chroma;

/// <summary>The adapter as the app registers it, on a given server. Each host knows nothing of what another has seen.</summary>
internal sealed class ChromaHost(Uri url, string collection = "tests") : IAsyncDisposable
{
    private readonly ServiceProvider services = new ServiceCollection()
        .AddLogging()
        .AddChroma(new ConfigurationBuilder()
            .AddInMemoryCollection([new("Chroma:Url", url.ToString()), new("Chroma:Collection", collection)])
            .Build())
        .BuildServiceProvider();

    public ICaseIndex Index => services.GetRequiredService<ICaseIndex>();

    public ChromaClient Client => services.GetRequiredService<ChromaClient>();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
