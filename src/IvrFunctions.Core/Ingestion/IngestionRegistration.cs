using IvrFunctions.Core.Narratives;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Core.Ingestion;

public static class IngestionRegistration
{
    /// <summary>The ingestion's services; the ports are registered by the adapters.</summary>
    public static IServiceCollection AddIngestion(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new Narrator(provider.GetRequiredService<IOptions<IvrOptions>>().Value.TextLanguage));
        services.TryAddSingleton(provider => new Redactor(provider.GetRequiredService<IOptions<IvrOptions>>().Value.PseudonymKey));
        return services
            .AddSingleton<IngestionLedger>()
            .AddSingleton<SourceCatalog>()
            .AddSingleton<EmbedderGuard>()
            .AddSingleton<CaseWriter>()
            .AddSingleton<ReindexJournal>()
            .AddSingleton<PartEmbedder>()
            .AddSingleton<CatalogCleaner>()
            .AddSingleton<IngestionFinisher>()
            .AddSingleton<AbandonedIngestions>()
            .AddSingleton<ChunkIngester>()
            .AddSingleton<ChunkFailures>()
            .AddSingleton<UploadPlanner>()
            .AddSingleton<UploadReceiver>()
            .AddSingleton<UploadInspector>()
            .AddSingleton<UploadSweeper>()
            .AddSingleton<UploadLinks>()
            .AddSingleton<IngestionReader>()
            .AddSingleton<IngestionRetrier>()
            .AddSingleton<IngestionResumer>()
            .AddSingleton<SourceRemover>()
            .AddSingleton<Reindexer>();
    }
}
