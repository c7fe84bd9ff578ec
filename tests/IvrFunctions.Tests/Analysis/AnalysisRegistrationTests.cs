using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Tests.Analysis;

public sealed class AnalysisRegistrationTests
{
    [Fact]
    public void Makes_an_analyzer_without_a_chat_client()
    {
        using var host = new AnalyzerHost();
        using var services = Services(host, []);

        Assert.NotNull(services.GetRequiredService<Analyzer>());
        Assert.NotNull(services.GetRequiredService<AnalysisRequestReader>());
    }

    [Theory]
    [InlineData("Ivr:ChatSeconds", "0", "Ivr__ChatSeconds must be between 1 and 3600.")]
    [InlineData("Ivr:AnalysisDays", "0", "Ivr__AnalysisDays must be more than 0 and at most 36500.")]
    [InlineData("Ivr:AnalysisDays", "NaN", "Ivr__AnalysisDays must be more than 0 and at most 36500.")]
    public void Names_the_setting_that_is_out_of_range(string key, string value, string message)
    {
        using var host = new AnalyzerHost();
        using var services = Services(host, new() { [key] = value });

        var failure = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<AnalysisOptions>>().Value);

        Assert.Contains(message, Assert.Single(failure.Failures), StringComparison.Ordinal);
    }

    private static ServiceProvider Services(AnalyzerHost host, Dictionary<string, string?> settings) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .AddLogging()
        .AddSingleton<ICallArchive>(host.Calls)
        .AddSingleton<ICaseIndex>(new Doubles.FixedNeighbours())
        .AddSingleton<IModelCatalog>(host)
        .AddSingleton<IBlobs>(host)
        .AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(host)
        .AddSingleton<SourceCatalog>()
        .AddSingleton<EmbedderGuard>()
        .AddAnalysis()
        .BuildServiceProvider();
}
