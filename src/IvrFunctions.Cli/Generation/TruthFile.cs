using System.Text.Json;
using System.Text.Json.Serialization;

namespace IvrFunctions.Cli.Generation;

/// <summary>The planted causes for programs: <c>ivr generate --truth FILE</c>.</summary>
internal sealed record TruthFile(long Rows, int Seed, IReadOnlyList<TrueCause> Causes)
{
    public static TruthFile Of(long rows, int seed, PlantedPatterns planted) => new(rows, seed, [.. planted.All.Select(TrueCause.Of)]);

    public Task WriteAsync(FileInfo file, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(file.FullName, JsonSerializer.Serialize(this, TruthJson.Default.TruthFile), cancellationToken);
}

/// <param name="FailureStep">The step of the failures.</param>
/// <param name="FailureReason">Their reason.</param>
/// <param name="Lift">Their rate where all conditions hold by the rate among the other calls that reach the step.</param>
/// <param name="Conditions">Attribute to values, of which any will do.</param>
internal sealed record TrueCause(
    string FailureStep, string FailureReason, double Lift, IReadOnlyDictionary<string, IReadOnlyList<string>> Conditions)
{
    public static TrueCause Of(PlantedPattern pattern) => new(
        pattern.Step,
        pattern.Reason,
        pattern.Lift / 10.0,
        pattern.Conditions.ToDictionary(condition => condition.Attribute, condition => condition.Values));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(TruthFile))]
internal sealed partial class TruthJson : JsonSerializerContext;
