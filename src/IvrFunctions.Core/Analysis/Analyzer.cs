using System.Diagnostics;
using IvrFunctions.Core.Analysis.Verification;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Ports;
using IvrFunctions.Core.Telemetry;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Core.Analysis;

/// <summary>
/// Answers why calls fail: evidence from the archive and the vector store, worded by a model or by templates, checked by code.
/// </summary>
public sealed class Analyzer
{
    private readonly ICallArchive archive;
    private readonly IModelCatalog models;
    private readonly EmbedderGuard embedders;
    private readonly IEmbeddingGenerator<string, Embedding<float>> embeddings;
    private readonly SimilarCaseFinder caseFinder;
    private readonly ChatExplainer? chatExplainer;
    private readonly AnalysisStore store;
    private readonly IvrOptions options;
    private readonly TimeProvider timeProvider;
    private readonly Narrator narrator;

    /// <param name="archive">All calls.</param>
    /// <param name="index">The vectors of cases.</param>
    /// <param name="models">Which models are in use.</param>
    /// <param name="embedders">Sees to it that questions are embedded as the stored cases were.</param>
    /// <param name="embeddings">The embedder.</param>
    /// <param name="blobs">Where analyses are kept.</param>
    /// <param name="options">Settings of the domain.</param>
    /// <param name="analysisOptions">Settings of analyses.</param>
    /// <param name="timeProvider">Time.</param>
    /// <param name="loggers">Logs.</param>
    /// <param name="chat">The chat model; none where explanations are written by templates.</param>
    public Analyzer(
        ICallArchive archive,
        ICaseIndex index,
        IModelCatalog models,
        EmbedderGuard embedders,
        IEmbeddingGenerator<string, Embedding<float>> embeddings,
        IBlobs blobs,
        IOptions<IvrOptions> options,
        IOptions<AnalysisOptions> analysisOptions,
        TimeProvider timeProvider,
        ILoggerFactory loggers,
        IChatClient? chat = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(analysisOptions);
        this.archive = archive;
        this.models = models;
        this.embedders = embedders;
        this.embeddings = embeddings;
        this.options = options.Value;
        this.timeProvider = timeProvider;
        caseFinder = new SimilarCaseFinder(index, analysisOptions.Value.MinSimilarity);
        store = new AnalysisStore(blobs, loggers.CreateLogger<AnalysisStore>());
        chatExplainer = chat is null
            ? null
            : new ChatExplainer(chat, analysisOptions.Value, timeProvider, loggers.CreateLogger<ChatExplainer>());

        // Stored cases are told in the configured language, whatever the answer's.
        narrator = new Narrator(this.options.TextLanguage);
    }

    /// <exception cref="ServiceUnavailableException">The archive or the vector store does not answer.</exception>
    /// <exception cref="EmbedderMismatchException">The stored cases were embedded by another model.</exception>
    public Task<AnalysisResult> AnalyzeAsync(AnalysisRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return IvrTelemetry.AnalyzeAsync(() => AnswerAsync(request, cancellationToken));
    }

    private async Task<AnalysisResult> AnswerAsync(AnalysisRequest request, CancellationToken cancellationToken)
    {
        var watch = new StageWatch(timeProvider);
        var snapshot = await archive.OpenAsync(cancellationToken);
        var inquiry = await InquiryReader.ReadAsync(request, snapshot, cancellationToken);
        var warnings = new List<string>(inquiry.Warnings);
        var wording = Wording.For(request.Language);

        var reason = EvidenceRules.BeforeSearch(inquiry, snapshot.Population);
        FactSheet? sheet = null;
        QueryEmbedding? query = null;
        var similar = SimilarCases.None;
        if (snapshot.Population.Calls > 0)
        {
            sheet = await watch.MeasureAsync(Stage.Facts, () => FactFinder.FindAsync(inquiry, snapshot, cancellationToken));
            AddPopulationWarnings(snapshot, wording, warnings);
        }

        if (reason is null)
        {
            query = await watch.MeasureAsync(Stage.Embed, () => EmbedAsync(inquiry, wording, warnings, cancellationToken));
            if (query is not null)
            {
                similar = await watch.MeasureAsync(
                    Stage.Search,
                    () => caseFinder.FindAsync(inquiry, query.Embedder, query.Vector, snapshot, cancellationToken));
            }
        }

        var evidence = new AnalysisEvidence(ToPopulation(snapshot.Population), sheet?.Facts ?? [], similar.Shown);
        reason ??= EvidenceRules.AfterSearch(sheet!.AtRisk, similar, hasSearched: query is not null, options.MinSimilarCalls);
        var explanation = reason is null
            ? await watch.MeasureAsync(
                Stage.Chat, () => ExplainAsync(inquiry, evidence, snapshot, useChat: query is not null, cancellationToken))
            : Explanation.None;
        warnings.AddRange(explanation.Warnings);

        var draft = explanation.Verified;
        var analysis = new AnalysisResult
        {
            AnalysisId = AnalysisIdentity.Of(snapshot, request, evidence, query?.Embedder, explanation.By),
            Verdict = reason is null ? AnalysisVerdict.Explained : AnalysisVerdict.InsufficientEvidence,
            Explanation = reason is { } why
                ? wording.Insufficient(why, similar.Calls, options.MinSimilarCalls)
                : ExplanationRenderer.Render(inquiry, evidence, draft),
            RootCause = draft.RootCause?.Text,
            Confidence = reason is null ? Confidence.Lower(draft.Confidence, Confidence.Of(inquiry, evidence, sheet!.AtRisk)) : null,
            Claims = [.. draft.Claims.Select(claim => new AnalysisClaim(claim.Text, claim.Cites, Verified: true))],
            Recommendations = [.. draft.Recommendations.Select(action => new Recommendation(action.Text, action.Cites))],
            Evidence = evidence,
            Grounding = explanation.Grounding,
            ExplainedBy = explanation.By,
            EmbeddedBy = query is null ? null : new ModelReference(query.Embedder.Provider, query.Embedder.Model, query.Embedder.Digest),
            Degraded = explanation.Degraded || (query is null && EvidenceRules.BeforeSearch(inquiry, snapshot.Population) is null),
            Warnings = warnings,
            TimingsMs = watch.ToTimings(),
        };
        return await store.TrySaveAsync(analysis, cancellationToken)
            ? analysis
            : analysis with { Warnings = [.. analysis.Warnings, wording.NotStored] };
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

    private async Task<Explanation> ExplainAsync(
        Inquiry inquiry, AnalysisEvidence evidence, ICallSnapshot snapshot, bool useChat, CancellationToken cancellationToken)
    {
        var terms = await ArchiveVocabulary.Of(snapshot).TermsAsync(cancellationToken);
        var verifier = new StatementVerifier(inquiry, evidence, terms);
        var template = CheckedDraft.Of(TemplateExplanation.Write(inquiry, evidence), verifier);
        if (chatExplainer is null) return FromTemplate(template, null);

        var wording = Wording.For(inquiry.Request.Language);
        if (!useChat) return FromTemplate(template, ChatOutcome.Failure(wording.ChatUnavailable(null)));

        ChatModelIdentity? model;
        try
        {
            model = await models.GetChatModelAsync(cancellationToken);
        }
        catch (ServiceUnavailableException exception)
        {
            return FromTemplate(template, ChatOutcome.Failure(wording.ChatUnavailable(exception.Message)));
        }

        if (model is null) return FromTemplate(template, null);
        var outcome = await chatExplainer.ExplainAsync(inquiry, evidence, verifier, cancellationToken);
        if (outcome.Verified is null) return FromTemplate(template, outcome);

        return new Explanation(
            outcome.Verified with { RootCause = outcome.Verified.RootCause ?? template.Verified.RootCause },
            outcome.Stated,
            outcome.Dropped,
            new ModelReference(model.Provider, model.Model, model.Digest),
            Degraded: false,
            outcome.Warning is null ? [] : [outcome.Warning]);
    }

    private static Explanation FromTemplate(CheckedDraft template, ChatOutcome? failed) => new(
        template.Verified,
        template.Stated + (failed?.Stated ?? 0),
        template.Failed.Count + (failed?.Stated ?? 0),
        Explanation.Template,
        Degraded: failed is not null,
        failed?.Warning is { } warning ? [warning] : []);

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
