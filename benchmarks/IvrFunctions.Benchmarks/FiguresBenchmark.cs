using BenchmarkDotNet.Attributes;
using IvrFunctions.Core;
using IvrFunctions.Core.Figures;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Benchmarks;

/// <summary>Scorecard and flow of an archive, warm; one operation is one call of it.</summary>
[PerSecond("calls")]
public class FiguresBenchmark : IDisposable
{
    private const int Rows = GeneratedCalls.Rows;

    private StoredCalls stored = null!;
    private CallQuery all = null!;
    private CallQuery week = null!;

    [GlobalSetup]
    public async Task StoreAsync()
    {
        stored = await StoredCalls.StoreAsync(Rows);
        all = await QueryAsync();
        week = await QueryAsync(KeyValuePair.Create<string, string?>("period", "7d"));
        await SummaryReader.ReadAsync(all, CancellationToken.None);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        stored.Dispose();
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
        new CallQueryReader(stored.Archive, Options.Create(new IvrOptions())).ReadAsync(parameters, [], CancellationToken.None);
}
