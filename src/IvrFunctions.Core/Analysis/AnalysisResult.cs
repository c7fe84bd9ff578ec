using System.Text.Json.Serialization;

namespace IvrFunctions.Core.Analysis;

/// <summary>The answer to an <see cref="AnalysisRequest"/>: an explanation, what it rests on, and how it was checked.</summary>
public sealed record AnalysisResult
{
    public int Version { get; init; } = 1;

    /// <summary>The same for the same question on the same calls, with the same cases and models.</summary>
    public required string AnalysisId { get; init; }

    public required AnalysisVerdict Verdict { get; init; }

    /// <summary>One paragraph for people, with the citations in brackets.</summary>
    public required string Explanation { get; init; }

    public string? RootCause { get; init; }

    /// <summary><c>low</c>, <c>medium</c> or <c>high</c>; <see langword="null"/> without an explanation.</summary>
    public string? Confidence { get; init; }

    public required IReadOnlyList<AnalysisClaim> Claims { get; init; }

    public required IReadOnlyList<Recommendation> Recommendations { get; init; }

    public required AnalysisEvidence Evidence { get; init; }

    public required Grounding Grounding { get; init; }

    /// <summary>What the model wrote and code could not verify: for audit, never for readers.</summary>
    public IReadOnlyList<DroppedStatement> DroppedStatements { get; init; } = [];

    /// <summary>Always <c>completed</c>: the states of an analysis that is waited for end in it.</summary>
    public string State { get; init; } = QueuedAnalysis.Completed;

    /// <summary>Whether the explanation was stored before: the same evidence, the same models, no model asked now.</summary>
    public bool Cached { get; init; }

    /// <summary>With this the answer can be made again.</summary>
    public AnalysisProvenance? Provenance { get; init; }

    public required ModelReference ExplainedBy { get; init; }

    /// <summary><see langword="null"/> where no vector was needed or could be had.</summary>
    public ModelReference? EmbeddedBy { get; init; }

    /// <summary>Whether a model failed and the answer was made without it; <see cref="Warnings"/> says why.</summary>
    public required bool Degraded { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    public required AnalysisTimings TimingsMs { get; init; }
}

public enum AnalysisVerdict
{
    [JsonStringEnumMemberName("explained")]
    Explained,

    [JsonStringEnumMemberName("insufficient_evidence")]
    InsufficientEvidence,
}

/// <param name="Text">A sentence.</param>
/// <param name="Cites">Ids of the facts and cases it rests on.</param>
/// <param name="Verified">Whether code found its citations, numbers and categories in them.</param>
public sealed record AnalysisClaim(string Text, IReadOnlyList<string> Cites, bool Verified);

public sealed record Recommendation(string Action, IReadOnlyList<string> Cites);

/// <param name="Claims">Statements written: claims, root cause and recommendations.</param>
/// <param name="Verified">Those that code could verify and that were kept.</param>
/// <param name="Dropped">Those that were left out.</param>
/// <param name="Score">The verified share, 0 to 1; 1 where nothing was stated.</param>
public sealed record Grounding(int Claims, int Verified, int Dropped, double Score);

public sealed record ModelReference(string Provider, string Model, string Digest);

/// <summary>Milliseconds spent on each part.</summary>
public sealed record AnalysisTimings(double Embed, double Search, double Facts, double Chat, double Total);
