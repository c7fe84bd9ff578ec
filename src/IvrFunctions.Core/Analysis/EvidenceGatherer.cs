using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.AI;

namespace IvrFunctions.Core.Analysis;

/// <summary>Collects the facts and the similar cases of a request.</summary>
/// <param name="archive">All calls.</param>
/// <param name="caseFinder">Picks the cases.</param>
/// <param name="embedders">Sees to it that questions are embedded as the stored cases were.</param>
/// <param name="embeddings">The embedder.</param>
/// <param name="options">Settings of the domain.</param>
internal sealed class EvidenceGatherer(
    ICallArchive archive,
    SimilarCaseFinder caseFinder,
    EmbedderGuard embedders,
    IEmbeddingGenerator<string, Embedding<float>> embeddings,
    IvrOptions options)
{
    /// <summary>Stored cases are told in the configured language, whatever the answer's.</summary>
    private readonly Narrator narrator = new(options.TextLanguage);

    public async Task<GatheredEvidence> GatherAsync(AnalysisRequest request, StageWatch watch, CancellationToken cancellationToken)
    {
        var snapshot = await archive.OpenAsync(cancellationToken);
        var inquiry = await InquiryReader.ReadAsync(request, snapshot, cancellationToken);
        var wording = Wording.For(request.Language);
        var warnings = new List<string>(inquiry.Warnings);

        var hasCalls = snapshot.Population.Calls > 0;
        if (hasCalls) AddPopulationWarnings(snapshot, wording, warnings);

        // Facts come from the archive and cases from the vector store: neither waits for the other.
        var missing = EvidenceRules.BeforeSearch(inquiry, snapshot.Population);
        var hasSearched = missing is null;
        var counting = hasCalls ? watch.MeasureAsync(Stage.Facts, () => FactFinder.FindAsync(inquiry, snapshot, cancellationToken)) : null;
        var searching = hasSearched ? SearchAsync(inquiry, snapshot, warnings, watch, cancellationToken) : null;
        await Task.WhenAll(new Task?[] { counting, searching }.OfType<Task>());
        var sheet = counting is null ? null : await counting;
        var (query, similar) = searching is null ? (null, SimilarCases.None) : await searching;
        if (hasSearched) missing = EvidenceRules.AfterSearch(sheet!.AtRisk, similar, hasSearched: query is not null, options.MinSimilarCalls);

        var evidence = new AnalysisEvidence(ToPopulation(snapshot.Population), sheet?.Facts ?? [], similar.Shown);
        return new GatheredEvidence(
            inquiry, snapshot, evidence, sheet?.AtRisk, similar, query?.Embedder, missing, hasSearched && query is null, warnings);
    }

    private async Task<(QueryEmbedding? Query, SimilarCases Similar)> SearchAsync(
        Inquiry inquiry, ICallSnapshot snapshot, List<string> warnings, StageWatch watch, CancellationToken cancellationToken)
    {
        var wording = Wording.For(inquiry.Request.Language);
        var query = await watch.MeasureAsync(Stage.Embed, () => EmbedAsync(inquiry, wording, warnings, cancellationToken));
        if (query is null) return (null, SimilarCases.None);
        var similar = await watch.MeasureAsync(
            Stage.Search, () => caseFinder.FindAsync(inquiry, query.Embedder, query.Vector, snapshot, cancellationToken));

        // Only where calls failed is there a search at all.
        if (similar.IsStoreEmpty) warnings.Add(wording.StoriesLost);
        return (query, similar);
    }

    private async Task<QueryEmbedding?> EmbedAsync(
        Inquiry inquiry, Wording wording, List<string> warnings, CancellationToken cancellationToken)
    {
        var story = narrator.Narrate(inquiry.Call ?? CallTraits.ToCall(inquiry.Attributes));
        var text = (inquiry.Request.Question, inquiry.Call is null && inquiry.Attributes.Count == 0) switch
        {
            (null, _) => story,
            (var question, true) => question,
            (var question, false) => $"{story} {question}",
        };
        try
        {
            var embedder = await embedders.GetAsync(cancellationToken);
            var vectors = await embeddings.GenerateAsync([embedder.QueryPrefix + text], options: null, cancellationToken);
            return new QueryEmbedding(embedder, vectors[0].Vector);
        }
        catch (ServiceUnavailableException exception)
        {
            warnings.Add(wording.EmbeddingUnavailable(exception.Message));
            return null;
        }
    }

    private static void AddPopulationWarnings(ICallSnapshot snapshot, Wording wording, List<string> warnings)
    {
        var population = snapshot.Population;
        if (population.Failed == population.Calls) warnings.Add(wording.FailuresOnly);
        else if (snapshot.FailuresOnlySources.Count > 0) warnings.Add(wording.FailuresOnlySources(snapshot.FailuresOnlySources));
        if (population.OutcomeUnknown > 0 && population.OutcomeUnknown < population.Calls) warnings.Add(wording.SomeOutcomesUnknown(population));
    }

    private static EvidencePopulation ToPopulation(CallPopulation population) => new(
        population.Calls, population.Failed, ToDay(population.From), ToDay(population.To));

    private static DateOnly? ToDay(DateTimeOffset? time) => time is { } known ? DateOnly.FromDateTime(known.DateTime) : null;

    private sealed record QueryEmbedding(EmbedderIdentity Embedder, ReadOnlyMemory<float> Vector);
}
