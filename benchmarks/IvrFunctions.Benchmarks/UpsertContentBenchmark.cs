using BenchmarkDotNet.Attributes;
using IvrFunctions.Adapters.BuiltIn;
using IvrFunctions.Adapters.Chroma;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Benchmarks;

/// <summary>Writing the body of an upsert to Chroma with vectors as JSON numbers and as base64.</summary>
[MemoryDiagnoser]
[PerSecond("vectors")]
public class UpsertContentBenchmark
{
    private const int Vectors = 500;

    private CaseVector[] records = [];

    [GlobalSetup]
    public void Embed()
    {
        records = new CaseVector[Vectors];
        for (var i = 0; i < Vectors; i++)
        {
            var narrative = $"Llamada {i} de facturación, cliente premium. Falló en el paso autenticación: fallo biométrico.";
            var vector = new float[FeatureHasher.Dimensions];
            FeatureHasher.Embed(narrative, vector);

            // Models leave no component at zero, and a zero is one character as a number.
            for (var component = 0; component < vector.Length; component++)
            {
                vector[component] += MathF.Sin(i + component) / 30;
            }

            records[i] = new CaseVector(CaseId.OfNarrative(narrative), vector);
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Vectors)]
    public Task Numbers() => WriteAsync(base64: false);

    [Benchmark(OperationsPerInvoke = Vectors)]
    public Task Base64() => WriteAsync(base64: true);

    private async Task WriteAsync(bool base64)
    {
        using var content = new UpsertContent(records, start: 0, Vectors, base64);
        await content.CopyToAsync(Stream.Null);
    }
}
