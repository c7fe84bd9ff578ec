using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Adapters.Chroma;

public static class ChromaRegistration
{
    /// <summary>Registers <see cref="ICaseIndex"/> on the Chroma server that the section <c>Chroma</c> names.</summary>
    public static IServiceCollection AddChroma(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<ChromaOptions>, ChromaOptionsValidator>();
        services.AddOptions<ChromaOptions>().Bind(configuration.GetSection(ChromaOptions.SectionName)).ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);

        var client = services.AddHttpClient<ChromaTransport>(Configure)
            .UseSocketsHttpHandler(Configure)
            // The client lives as long as the process; it is the pool that renews connections.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        client.AddResilienceHandler("chroma", ChromaResilience.Configure);
        // Inside the resilience handler: an attempt ends when its answer has been read.
        client.AddHttpMessageHandler(() => new BufferedResponseHandler());

        services.AddSingleton<ChromaClient>();
        services.AddSingleton<CollectionDirectory>();
        services.AddSingleton<ICaseIndex, ChromaCaseIndex>();
        return services;
    }

    private static void Configure(IServiceProvider services, HttpClient http)
    {
        var url = services.GetRequiredService<IOptions<ChromaOptions>>().Value.Url;
        http.BaseAddress = new Uri(url.EndsWith('/') ? url : url + "/");
        // The resilience handler times each attempt and all of them.
        http.Timeout = Timeout.InfiniteTimeSpan;
    }

    private static void Configure(SocketsHttpHandler handler, IServiceProvider services)
    {
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
        // HTTP_PROXY is meant for the network, but .NET would send loopback traffic there too.
        handler.UseProxy = !new Uri(services.GetRequiredService<IOptions<ChromaOptions>>().Value.Url).IsLoopback;
    }
}
