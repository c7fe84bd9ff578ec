using Microsoft.Extensions.DependencyInjection;

namespace IvrFunctions.Core.Reports;

public static class ReportsRegistration
{
    /// <summary>Adds reports; they need what ingestion, analysis and figures add.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<PatternExplainer>()
        .AddSingleton<ReportReader>()
        .AddSingleton<ReportStore>()
        .AddSingleton<ReportWriter>();
}
