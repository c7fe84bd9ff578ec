using System.Text.Json.Serialization;
using IvrFunctions.Core.Figures;

namespace IvrFunctions.Core.Patterns;

/// <summary>
/// The patterns of some calls, best first; as JSON the answer of <c>GET /api/patterns</c> and <c>ivr mine</c>. Counted rows have no time and no
/// archive: what comes of these is left out there.
/// </summary>
/// <param name="Population">The calls looked at.</param>
/// <param name="Patterns">None where nothing stands out.</param>
public sealed record PatternReport(PatternPopulation Population, IReadOnlyList<Pattern> Patterns)
{
    /// <summary>Attribute to value of the calls at risk, in the archive's spelling.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Filter { get; init; }

    /// <summary>Attribute to value of the failures looked for; empty: all failures.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Target { get; init; }

    /// <summary>The period asked for; without one, all calls were looked at.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FigurePeriod? Period { get; init; }

    /// <summary>What patterns may be made of.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Dimensions { get; init; }

    /// <summary>What <see cref="Pattern.Trend"/> calls current: the period, or without one the later half of the days.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PeriodPopulation? Current { get; init; }

    /// <summary>What trends compare with: the period of the same length before, or the earlier half of the days.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PeriodPopulation? Previous { get; init; }

    /// <summary>Patterns of the previous period that are no more, with the figures they had there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Pattern>? Gone { get; init; }

    /// <summary>One stretch of time that holds many of the failures; <see langword="null"/> where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PatternEpisode? Episode { get; init; }

    /// <summary>When the failure rate of all calls changed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ChangePoint>? ChangePoints { get; init; }

    /// <summary>What the answer does not tell, in the language asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Warnings { get; init; }
}
