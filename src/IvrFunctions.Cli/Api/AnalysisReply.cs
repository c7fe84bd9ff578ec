namespace IvrFunctions.Cli.Api;

/// <summary>An analysis as far as it is shown here.</summary>
internal sealed record AnalysisReply(
    string AnalysisId,
    string Verdict,
    string Explanation,
    Evidence? Evidence,
    Grounding? Grounding,
    ModelName? ExplainedBy,
    bool Degraded,
    IReadOnlyList<string>? Warnings,
    IReadOnlyDictionary<string, double>? TimingsMs);

internal sealed record Evidence(Population? Population, IReadOnlyList<Fact>? Facts, IReadOnlyList<SimilarCase>? Cases);

internal sealed record Population(long Calls, long Failed);

internal sealed record Fact(string Id, string Text);

internal sealed record SimilarCase(string Id, double Similarity, long Calls, IReadOnlyList<string>? SampleCallIds, string Narrative);

internal sealed record Grounding(int Claims, int Verified, int Dropped);

internal sealed record ModelName(string Provider, string? Model);
