using System.Text.Json.Serialization;

namespace IvrFunctions.Core.Analysis;

/// <summary>How to count a fact again: the endpoint, asked with these values as parameters.</summary>
/// <param name="Endpoint">Path of the endpoint that gives the same figures.</param>
/// <param name="AtRisk">Attribute to value of the calls counted; empty: all of them.</param>
/// <param name="Target">Attribute to value of the failures among them; empty: all failures.</param>
/// <param name="Group">Attribute to value of the part that the fact is about; empty: all calls at risk.</param>
public sealed record FactQuery(
    string Endpoint,
    IReadOnlyDictionary<string, string> AtRisk,
    IReadOnlyDictionary<string, string> Target,
    IReadOnlyDictionary<string, string> Group)
{
    /// <summary>The first moment counted, where not all are.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonConverter(typeof(MomentConverter))]
    public DateTime? From { get; init; }

    /// <summary>The first moment no longer counted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonConverter(typeof(MomentConverter))]
    public DateTime? To { get; init; }
}
