using IvrFunctions.Adapters.Ollama;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IvrFunctions.EndToEndTests.Ollama;

/// <summary>The adapter as the app composes it, talking to a scripted server.</summary>
internal sealed class OllamaHarness : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private OllamaHarness(ScriptedOllama server, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        Server = server;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Ollama:Url", server.Url.ToString()), .. settings])
            .Build();
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddOllama(configuration)
            .BuildServiceProvider();
    }

    public ScriptedOllama Server { get; }

    public ManualClock Clock { get; } = new();

    public IEmbeddingGenerator<string, Embedding<float>> Embedder =>
        services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();

    public IChatClient Chat => services.GetRequiredService<IChatClient>();

    public IModelCatalog Catalog => services.GetRequiredService<IModelCatalog>();

    public static Task<OllamaHarness> StartAsync(params IEnumerable<(string Key, string Value)> settings) =>
        StartWithAsync([], settings);

    public static async Task<OllamaHarness> StartWithAsync(
        ScriptedModel[] models, params IEnumerable<(string Key, string Value)> settings)
    {
        var server = await ScriptedOllama.StartAsync(models);
        return new(server, settings.Select(setting => KeyValuePair.Create($"Ollama:{setting.Key}", (string?)setting.Value)));
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Server.DisposeAsync();
    }
}
