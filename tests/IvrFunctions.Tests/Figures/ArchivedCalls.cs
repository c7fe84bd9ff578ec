using System.Collections.Immutable;
using IvrFunctions.Adapters.DuckDb;
using IvrFunctions.Core;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Figures;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Patterns;
using IvrFunctions.Core.Ports;
using IvrFunctions.Tests.Conformance;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace IvrFunctions.Tests.Figures;

/// <summary>The real archive, on blobs in memory, with the calls of a test.</summary>
internal sealed class ArchivedCalls : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private ArchivedCalls(ServiceProvider services) => this.services = services;

    public ICallArchive Archive => services.GetRequiredService<ICallArchive>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<ArchivedCalls> StoreAsync(params IEnumerable<CallRecord> calls)
    {
        var time = new FakeTimeProvider();
        var archived = new ArchivedCalls(new ServiceCollection()
            .AddSingleton<TimeProvider>(time)
            .AddSingleton<IBlobs>(new InMemoryBlobs(time))
            .AddSingleton<SourceCatalog>()
            .AddDuckDbArchive(new ConfigurationBuilder().Build())
            .Configure<IvrOptions>(options => options.Language = "en")
            .AddFigures()
            .BuildServiceProvider());
        await archived.StorePartAsync(calls);
        return archived;
    }

    public async Task<CallQuery> QueryAsync(params (string Name, string? Value)[] parameters) =>
        await services.GetRequiredService<CallQueryReader>()
            .ReadAsync(parameters.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)), [], Token);

    public async Task<CallSummary> SummarizeAsync(params (string Name, string? Value)[] parameters) =>
        await SummaryReader.ReadAsync(await QueryAsync(parameters), Token);

    public async Task<CallFlow> WalkAsync(params (string Name, string? Value)[] parameters) =>
        await FlowReader.ReadAsync(await QueryAsync(parameters), Token);

    public async Task<PatternReport> FindPatternsAsync(params (string Name, string? Value)[] parameters)
    {
        var query = await services.GetRequiredService<CallQueryReader>()
            .ReadAsync(parameters.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)), PatternQuery.Parameters, Token);
        return await PatternReader.ReadAsync(PatternQuery.Of(query), Token);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private async Task StorePartAsync(IEnumerable<CallRecord> calls)
    {
        var source = new CatalogSource("ingestion", 1, "hash");
        using var part = Archive.CreatePart();
        var key = 0UL;
        foreach (var call in calls)
        {
            part.Append(call, key++, default);
        }

        await part.SaveAsync(source.Parts.Single(), Token);
        var sources = CatalogContent.Empty.Sources.Add("calls.csv", source);
        await services.GetRequiredService<SourceCatalog>().WriteAsync(CatalogContent.Empty with { Sources = sources }, Token);
    }
}
