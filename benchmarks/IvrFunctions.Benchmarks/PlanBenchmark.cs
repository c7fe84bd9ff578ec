using BenchmarkDotNet.Attributes;
using CsvHelper;
using IvrFunctions.Core;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ingestion.Mapping;

namespace IvrFunctions.Benchmarks;

/// <summary>Planning an upload against the least any reader of CSV does: finding where its records end.</summary>
[MemoryDiagnoser]
[PerSecond("rows")]
public class PlanBenchmark
{
    private readonly FilePlanner planner = new(new IvrOptions().ChunkRows);
    private byte[] csv = [];

    [GlobalSetup]
    public async Task GenerateAsync() => csv = await GeneratedCalls.ToCsvAsync();

    [Benchmark(Baseline = true, OperationsPerInvoke = GeneratedCalls.Rows)]
    public async Task<int> CountRecords()
    {
        await using var reader = CsvReader.Create(new MemoryStream(csv), new CsvReaderOptions { HasHeader = false });
        var records = 0;
        while (await reader.ReadAsync(CancellationToken.None))
        {
            records++;
        }

        return records;
    }

    /// <summary>Adds dialect, mapping, hash, checks of the encoding and the ranges of the chunks.</summary>
    [Benchmark(OperationsPerInvoke = GeneratedCalls.Rows)]
    public Task<FilePlan> Plan() => planner.PlanAsync(_ => Task.FromResult<Stream>(new MemoryStream(csv)), MappingOverride.None, CancellationToken.None);
}
