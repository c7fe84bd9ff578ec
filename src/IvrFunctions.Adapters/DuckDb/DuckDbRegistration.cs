using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Adapters.DuckDb;

public static class DuckDbRegistration
{
    /// <summary>Registers <see cref="ICallArchive"/> on DuckDB, with its parts in <see cref="IBlobs"/>.</summary>
    public static IServiceCollection AddDuckDbArchive(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<DuckDbOptions>, DuckDbOptionsValidator>();
        services.AddOptions<DuckDbOptions>().Bind(configuration.GetSection(DuckDbOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<DuckDbDatabase>();
        services.AddHostedService<LeftOverFolders>();
        services.AddSingleton<ICallArchive, CallArchive>();
        return services;
    }
}
