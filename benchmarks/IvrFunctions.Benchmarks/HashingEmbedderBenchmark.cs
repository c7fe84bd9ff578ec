using BenchmarkDotNet.Attributes;
using IvrFunctions.Adapters.BuiltIn;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Benchmarks;

/// <summary>The built-in embedder against the least it must do, folding the text.</summary>
[MemoryDiagnoser]
[PerSecond("texts")]
public class HashingEmbedderBenchmark
{
    private const int Texts = 500;

    private readonly float[] vector = new float[FeatureHasher.Dimensions];
    private readonly char[] folded = new char[4_096];
    private string[] narratives = [];

    [GlobalSetup]
    public async Task NarrateAsync()
    {
        var narrator = new Narrator(TextLanguage.Es);
        narratives = [.. (await GeneratedCalls.ReadAsync(GeneratedCalls.Rows)).Select(narrator.Narrate).Distinct().Take(Texts)];
        if (narratives.Length < Texts)
        {
            throw new InvalidOperationException($"Only {narratives.Length} different narratives.");
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Texts)]
    public int Fold()
    {
        var characters = 0;
        foreach (var narrative in narratives)
        {
            characters += TextFolding.Fold(narrative, folded);
        }

        return characters;
    }

    [Benchmark(OperationsPerInvoke = Texts)]
    public float Embed()
    {
        foreach (var narrative in narratives)
        {
            FeatureHasher.Embed(narrative, vector);
        }

        return vector[0];
    }

    /// <summary>As the ingestion asks for them: a batch, with a vector of its own for each text.</summary>
    [Benchmark(OperationsPerInvoke = Texts)]
    public async Task<int> Generate()
    {
        using var generator = new HashingEmbeddingGenerator();
        return (await generator.GenerateAsync(narratives)).Count;
    }
}
