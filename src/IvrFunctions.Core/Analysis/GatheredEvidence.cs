using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

/// <summary>All that an answer rests on, before a word of it is written.</summary>
/// <param name="Inquiry">The request as understood.</param>
/// <param name="Snapshot">The calls it was answered from.</param>
/// <param name="Evidence">What may be cited.</param>
/// <param name="AtRisk">The counts that the facts start from; <see langword="null"/> for an empty archive.</param>
/// <param name="Similar">All similar cases, shown or not.</param>
/// <param name="Embedder">Who embedded the question; <see langword="null"/> where nobody did.</param>
/// <param name="Missing">Why there is too little evidence, <see langword="null"/> where there is enough.</param>
/// <param name="IsEmbedderDown">Whether cases are missing because the embedder did not answer.</param>
/// <param name="Warnings">What the user should know.</param>
internal sealed record GatheredEvidence(
    Inquiry Inquiry,
    ICallSnapshot Snapshot,
    AnalysisEvidence Evidence,
    CallsAtRisk? AtRisk,
    SimilarCases Similar,
    EmbedderIdentity? Embedder,
    Insufficiency? Missing,
    bool IsEmbedderDown,
    IReadOnlyList<string> Warnings);
