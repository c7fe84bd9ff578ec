using System.Text.Json.Serialization;

namespace IvrFunctions.Cli.Evaluation;

/// <summary>An evaluation, as <c>ivr eval --json</c> prints it.</summary>
internal sealed record EvaluationReport(
    int Version, long Rows, int Seed, IReadOnlyList<string> Languages, MinerScore Miner, IReadOnlyList<ModelScore> Models)
{
    [JsonIgnore]
    public bool HasInvented => Models.Any(model => model.InventedNumbers > 0);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(EvaluationReport))]
internal sealed partial class EvaluationJson : JsonSerializerContext;
