using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Core.Analysis;

/// <summary>
/// What is asked: a question, a call, attributes of failing calls, or any of them together. Made by
/// <see cref="AnalysisRequestReader"/>, which refuses what cannot be carried out.
/// </summary>
public sealed record AnalysisRequest
{
    public const int DefaultCases = 5;
    public const int MaxCases = 50;

    public string? Question { get; init; }

    public string? CallId { get; init; }

    /// <summary>
    /// The attributes given, by the names of <see cref="Ports.ICallSnapshot.Dimensions"/>, as the request spells their values.
    /// </summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>How many similar cases to show, 1 to 50.</summary>
    public int Cases { get; init; } = DefaultCases;

    /// <summary>The language of the answer.</summary>
    public required TextLanguage Language { get; init; }
}
