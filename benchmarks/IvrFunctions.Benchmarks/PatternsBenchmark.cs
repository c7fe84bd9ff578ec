using BenchmarkDotNet.Attributes;
using IvrFunctions.Core;
using IvrFunctions.Core.Figures;
using IvrFunctions.Core.Patterns;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Benchmarks;

/// <summary>Patterns with trends and changes of an archive, warm; one operation is one call of it.</summary>
[PerSecond("calls")]
public class PatternsBenchmark : IDisposable
{
    private const int Rows = GeneratedCalls.Rows;

    private StoredCalls stored = null!;
    private PatternQuery all = null!;
    private PatternQuery month = null!;
    private GroupedCalls groups = null!;

    [GlobalSetup]
    public async Task StoreAsync()
    {
        stored = await StoredCalls.StoreAsync(Rows);
        all = await QueryAsync();
        month = await QueryAsync(KeyValuePair.Create<string, string?>("period", "30d"));
        groups = await all.AtRisk.Calls.GroupAsync(
            [CallFilter.All], CallFilter.All, (await PatternReader.ReadAsync(all, CancellationToken.None)).Dimensions!, CancellationToken.None);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        stored.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    public Task<PatternReport> Read() => PatternReader.ReadAsync(all, CancellationToken.None);

    /// <summary>A month and the one before.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public Task<PatternReport> ReadMonth() => PatternReader.ReadAsync(month, CancellationToken.None);

    /// <summary>The search alone.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public object Mine() => PatternMiner.FindConcentrations(CodedRows.Of(groups, 0), new PatternOptions());

    private async Task<PatternQuery> QueryAsync(params KeyValuePair<string, string?>[] parameters) => PatternQuery.Of(
        await new CallQueryReader(stored.Archive, Options.Create(new IvrOptions())).ReadAsync(parameters, PatternQuery.Parameters, CancellationToken.None));
}
