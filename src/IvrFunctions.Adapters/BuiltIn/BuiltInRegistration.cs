using IvrFunctions.Core.Ports;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace IvrFunctions.Adapters.BuiltIn;

public static class BuiltInRegistration
{
    /// <summary>The embedder that needs no model server; there is no <see cref="IChatClient"/>: templates word the explanations.</summary>
    public static IServiceCollection AddBuiltInModels(this IServiceCollection services)
    {
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>, HashingEmbeddingGenerator>();
        services.AddSingleton<IModelCatalog, BuiltInModelCatalog>();
        return services;
    }
}
