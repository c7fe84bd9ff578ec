using IvrFunctions.Core.Ports;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Adapters.Ollama;

public static class OllamaRegistration
{
    /// <summary>Embeddings and chat by the Ollama server of the section <see cref="OllamaOptions.SectionName"/>.</summary>
    public static IServiceCollection AddOllama(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OllamaOptions>().Bind(configuration.GetSection(OllamaOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OllamaOptions>, OllamaOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);

        services.AddSingleton<OllamaServer>();
        services.AddSingleton<OllamaModelCatalog>();
        services.AddSingleton<IModelCatalog>(provider => provider.GetRequiredService<OllamaModelCatalog>());
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>, OllamaEmbeddingGenerator>();
        services.AddSingleton<IChatClient, OllamaChatClient>();
        return services;
    }
}
