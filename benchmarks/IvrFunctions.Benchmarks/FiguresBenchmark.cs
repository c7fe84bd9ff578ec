using BenchmarkDotNet.Attributes;
using IvrFunctions.Adapters.DuckDb;
using IvrFunctions.Core;
using IvrFunctions.Core.Figures;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;
using IvrFunctions.Tests.Conformance;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Benchmarks;

/// <summary>Scorecard and flow of an archive, warm; one operation is one call of it.</summary>
[PerSecond("calls")]
public class FiguresBenchmark : IDisposable
{
    private const int Rows = GeneratedCalls.Rows;

    private DuckDbDatabase database = null!;
    private CallArchive archive = null!;
    private CallQuery all = null!;
    private CallQuery week = null!;

    [GlobalSetup]
    public async Task StoreAsync()
    {
        var blobs = new InMemoryBlobs(TimeProvider.System);
        var catalog = new SourceCatalog(blobs);
        database = new DuckDbDatabase(Options.Create(new DuckDbOptions()));
        archive = new CallArchive(blobs, catalog, database, TimeProvider.System);

        var chunks = (await GeneratedCalls.ReadAsync(Rows)).Chunk(new IvrOptions().ChunkRows).ToList();
        var source = new CatalogSource("ingestion", chunks.Count, "hash");
        var key = 0UL;
        foreach (var (calls, name) in chunks.Zip(source.Parts))
        {
            using var part = archive.CreatePart();
            foreach (var call in calls)
            {
                part.Append(call, key++, default);
            }

            await part.SaveAsync(name, CancellationToken.None);
        }

        var sources = CatalogContent.Empty.Sources.Add("calls.csv", source);
        await catalog.WriteAsync(CatalogContent.Empty with { Sources = sources }, CancellationToken.None);
        all = await QueryAsync();
        week = await QueryAsync(KeyValuePair.Create<string, string?>("period", "7d"));
        await SummaryReader.ReadAsync(all, CancellationToken.None);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        archive.Dispose();
        database.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    public Task<CallSummary> Summarize() => SummaryReader.ReadAsync(all, CancellationToken.None);

    /// <summary>A week and the one before, of thirteen.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public Task<CallSummary> SummarizeTwoWeeks() => SummaryReader.ReadAsync(week, CancellationToken.None);

    [Benchmark(OperationsPerInvoke = Rows)]
    public Task<CallFlow> Walk() => FlowReader.ReadAsync(all, CancellationToken.None);

    private Task<CallQuery> QueryAsync(params KeyValuePair<string, string?>[] parameters) =>
        new CallQueryReader(archive, Options.Create(new IvrOptions())).ReadAsync(parameters, [], CancellationToken.None);
}
