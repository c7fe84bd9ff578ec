using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Core.Analysis;

public static class AnalysisRegistration
{
    /// <summary>
    /// Adds <see cref="Analyzer"/>, <see cref="QueuedAnalyses"/>, <see cref="AnalysisReader"/>, <see cref="AnalysisCleaner"/> and
    /// <see cref="AnalysisRequestReader"/>. The ports, the embedder and, where there is one, the chat client are registered by the adapters.
    /// </summary>
    public static IServiceCollection AddAnalysis(this IServiceCollection services)
    {
        services.AddOptions<AnalysisOptions>().BindConfiguration(AnalysisOptions.SectionName).ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<AnalysisOptions>, AnalysisOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<AnalysisRequestReader>();
        services.AddSingleton<Analyzer>();
        services.AddSingleton<QueuedAnalyses>();
        services.AddSingleton<AnalysisReader>();
        services.AddSingleton<AnalysisCleaner>();
        return services;
    }
}
