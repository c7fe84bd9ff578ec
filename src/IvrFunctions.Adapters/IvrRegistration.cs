using IvrFunctions.Adapters.AzureStorage;
using IvrFunctions.Adapters.BuiltIn;
using IvrFunctions.Adapters.Chroma;
using IvrFunctions.Adapters.DuckDb;
using IvrFunctions.Adapters.Ollama;
using IvrFunctions.Core;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Figures;
using IvrFunctions.Core.Health;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Reports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Adapters;

public static class IvrRegistration
{
    /// <summary>Everything the functions need; both hosts call it. Wrong settings end the process at start, naming the keys.</summary>
    public static IServiceCollection AddIvr(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSingleton<IValidateOptions<IvrOptions>, IvrOptionsValidator>();
        services.AddOptions<IvrOptions>().Bind(configuration.GetSection(IvrOptions.SectionName)).ValidateOnStart();

        services.AddAzureStorage(configuration).AddChroma(configuration);
        services.AddDuckDbArchive(configuration);
        if (configuration[$"{IvrOptions.SectionName}:{nameof(IvrOptions.Models)}"] == "builtin")
        {
            services.AddBuiltInModels();
        }
        else
        {
            services.AddOllama(configuration);
        }

        services.AddHostedService<WarmUp>();
        return services.AddIngestion().AddAnalysis().AddFigures().AddReports().AddSingleton<HealthProbe>();
    }
}
