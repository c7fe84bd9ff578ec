using IvrFunctions.Cli.Generation;
using IvrFunctions.Core.Patterns;

namespace IvrFunctions.Cli.Evaluation;

/// <summary>How well the planted causes are found: each in the calls at risk of its failure, by exactly its attributes and values.</summary>
/// <param name="F1">Of precision and recall.</param>
/// <param name="Precision">Patterns that are a planted cause, of all reported.</param>
/// <param name="Recall">Planted causes reported, of all.</param>
/// <param name="Causes">Each planted cause.</param>
internal sealed record MinerScore(double? F1, double? Precision, double? Recall, IReadOnlyList<FoundCause> Causes)
{
    public static MinerScore Of(IReadOnlyList<EvaluatedCause> causes)
    {
        List<FoundCause> found = [.. causes.Select(cause => Search(cause, PatternMiner.Mine(cause.AtRisk, new PatternOptions())))];
        double hits = found.Count(cause => cause.Rank is not null);
        var reported = found.Sum(cause => cause.Patterns);
        return new MinerScore(
            found.Count == 0 ? null : 2 * hits / (reported + found.Count),
            reported == 0 ? null : hits / reported,
            found.Count == 0 ? null : hits / found.Count,
            found);
    }

    internal static FoundCause Search(EvaluatedCause cause, PatternReport report)
    {
        var index = report.Patterns.ToList().FindIndex(pattern =>
            pattern.Conditions.Count == cause.Planted.Conditions.Count
            && cause.Planted.Conditions.All(condition =>
                pattern.Conditions.TryGetValue(condition.Attribute, out var value) && condition.Values.Contains(value)));
        return new FoundCause(
            TrueCause.Of(cause.Planted),
            report.Population.Calls,
            report.Population.Failed,
            cause.Stories,
            report.Patterns.Count,
            index < 0 ? null : index + 1);
    }
}

/// <param name="Cause">The planted cause.</param>
/// <param name="Calls">Calls that reach its step.</param>
/// <param name="Failed">Those that fail there for its reason.</param>
/// <param name="Stories">Distinct stories among these.</param>
/// <param name="Patterns">Patterns reported.</param>
/// <param name="Rank">The cause's place among them, 1 being the first; <see langword="null"/> where it is not among them.</param>
internal sealed record FoundCause(TrueCause Cause, long Calls, long Failed, int Stories, int Patterns, int? Rank);
