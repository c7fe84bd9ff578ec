using System.Text.Json.Serialization;

namespace IvrFunctions.Core.Analysis;

/// <summary>Everything an explanation may rest on.</summary>
public sealed record AnalysisEvidence(
    EvidencePopulation Population, IReadOnlyList<Fact> Facts, IReadOnlyList<SimilarCase> Cases)
{
    /// <summary>Calls behind all the cases.</summary>
    [JsonIgnore]
    public long SimilarCalls => Cases.Sum(similar => similar.Calls);
}

/// <param name="Calls">All calls in the archive.</param>
/// <param name="Failed">Those that failed or were abandoned.</param>
/// <param name="From">Day of the first call.</param>
/// <param name="To">Day of the last call.</param>
public sealed record EvidencePopulation(long Calls, long Failed, DateOnly? From, DateOnly? To);

/// <summary>A figure computed from all calls.</summary>
/// <param name="Id">F1, F2 …</param>
/// <param name="Kind">What is said.</param>
/// <param name="Text">The figure as a sentence in the answer's language.</param>
/// <param name="Values">
/// The numbers by name (<see cref="FactValues"/>), unrounded: rates and shares as fractions, lifts as ratios, the rest counts.
/// </param>
/// <param name="About">The attribute values it is about.</param>
public sealed record Fact(
    string Id, FactKind Kind, string Text, IReadOnlyDictionary<string, double> Values, IReadOnlyDictionary<string, string> About)
{
    /// <summary>How to count it again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FactQuery? Computed { get; init; }
}

public enum FactKind
{
    /// <summary>The calls in the archive and how many of them failed.</summary>
    [JsonStringEnumMemberName("population")]
    Population,

    /// <summary>How often the failure asked for occurs.</summary>
    [JsonStringEnumMemberName("failure")]
    Failure,

    /// <summary>A step or reason that makes up much of the failures asked for.</summary>
    [JsonStringEnumMemberName("breakdown")]
    Breakdown,

    /// <summary>Calls with all attributes asked for.</summary>
    [JsonStringEnumMemberName("signature")]
    Signature,

    /// <summary>A group in which the failure is clearly more frequent than elsewhere.</summary>
    [JsonStringEnumMemberName("driver")]
    Driver,

    /// <summary>A group the request names in which it is not.</summary>
    [JsonStringEnumMemberName("no_difference")]
    NoDifference,

    /// <summary>A group that looks affected and is not by itself: by chance, or by its share in a driver.</summary>
    [JsonStringEnumMemberName("rejected")]
    Rejected,

    /// <summary>The one stretch of hours or days in which many of the failures happened.</summary>
    [JsonStringEnumMemberName("episode")]
    Episode,

    /// <summary>The hours of the day in which the failures concentrate, day after day.</summary>
    [JsonStringEnumMemberName("time_profile")]
    TimeProfile,

    /// <summary>The last week against the week before.</summary>
    [JsonStringEnumMemberName("trend")]
    Trend,

    /// <summary>What became of the callers within a day.</summary>
    [JsonStringEnumMemberName("aftermath")]
    Aftermath,
}

/// <summary>A story like the one asked about.</summary>
/// <param name="Id">C1, C2 …</param>
/// <param name="CaseId">Its id in the vector store.</param>
/// <param name="Similarity">Cosine similarity to the question, three decimals.</param>
/// <param name="Calls">Calls that share the story.</param>
/// <param name="SampleCallIds">Up to three of them, the latest first.</param>
/// <param name="Attributes">The attributes that make up the story.</param>
/// <param name="Narrative">The story in the answer's language.</param>
public sealed record SimilarCase(
    string Id,
    string CaseId,
    double Similarity,
    long Calls,
    IReadOnlyList<string> SampleCallIds,
    IReadOnlyDictionary<string, string> Attributes,
    string Narrative);
