using IvrFunctions.Adapters.Chroma;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IvrFunctions.Tests.Chroma;

/// <summary>The adapter as the app registers it, with a scripted server for the network and no waits between attempts.</summary>
internal sealed class ScriptedHost : IAsyncDisposable
{
    public static readonly Guid Collection = new("11111111-1111-4111-8111-111111111111");

    private readonly ServiceProvider services;

    public ScriptedHost(ScriptedChroma server, TimeSpan? waitsUpTo = null, string? token = null)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(new ElapsedTime(waitsUpTo ?? TimeSpan.FromSeconds(20)))
            .AddChroma(new ConfigurationBuilder()
                .AddInMemoryCollection([new("Chroma:Url", "http://chroma.test"), new("Chroma:Token", token)])
                .Build());
        services.AddHttpClient<ChromaTransport>().ConfigurePrimaryHttpMessageHandler(() => server);
        this.services = services.BuildServiceProvider();
    }

    public ICaseIndex Index => services.GetRequiredService<ICaseIndex>();

    public ChromaClient Client => services.GetRequiredService<ChromaClient>();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
