using IvrFunctions.Core.Analysis.Verification;
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
    private readonly EvidenceGatherer gatherer;
    private readonly ExplanationWriter writer;
    private readonly AnalysisStore store;
    private readonly IvrOptions options;
    private readonly TimeProvider timeProvider;

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
        this.options = options.Value;
        this.timeProvider = timeProvider;
        var caseFinder = new SimilarCaseFinder(index, analysisOptions.Value.MinSimilarity);
        gatherer = new EvidenceGatherer(archive, caseFinder, embedders, embeddings, this.options);
        writer = new ExplanationWriter(models, chat is null
            ? null
            : new ChatExplainer(chat, analysisOptions.Value, timeProvider, loggers.CreateLogger<ChatExplainer>()));
        store = new AnalysisStore(blobs, loggers.CreateLogger<AnalysisStore>());
    }

    /// <exception cref="ServiceUnavailableException">The archive or the vector store does not answer.</exception>
    /// <exception cref="EmbedderMismatchException">The stored cases were embedded by another model.</exception>
    public Task<AnalysisResult> AnalyzeAsync(AnalysisRequest request, CancellationToken cancellationToken) =>
        AnalyzeAsync(request, AnalysisMode.Default, cancellationToken);

    /// <inheritdoc cref="AnalyzeAsync(AnalysisRequest, CancellationToken)" />
    public Task<AnalysisResult> AnalyzeAsync(AnalysisRequest request, AnalysisMode mode, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(mode);
        return IvrTelemetry.AnalyzeAsync(() => AnswerAsync(request, mode, cancellationToken));
    }

    private async Task<AnalysisResult> AnswerAsync(AnalysisRequest request, AnalysisMode mode, CancellationToken cancellationToken)
    {
        var watch = new StageWatch(timeProvider);
        var gathered = await gatherer.GatherAsync(request, watch, cancellationToken);
        mode.Listener?.Found(gathered.Evidence);

        var (model, failure) = await writer.FindModelAsync(gathered, cancellationToken);
        var intended = Identify(gathered, model is null ? Explanation.Template : new ModelReference(model.Provider, model.Model, model.Digest));
        // What templates write is written sooner than it is read.
        if (model is not null && !mode.Refresh && await store.TryFindAsync(intended, cancellationToken) is { } known)
        {
            return known with { Cached = true, TimingsMs = watch.ToTimings() };
        }

        var explanation = await watch.MeasureAsync(
            Stage.Chat, () => writer.WriteAsync(intended, gathered, model, failure, mode.Listener, cancellationToken));
        var analysis = ToResult(gathered, explanation, watch);
        return await store.TrySaveAsync(analysis, cancellationToken)
            ? analysis
            : analysis with { Warnings = [.. analysis.Warnings, Wording.For(request.Language).NotStored] };
    }

    private AnalysisResult ToResult(GatheredEvidence gathered, Explanation explanation, StageWatch watch)
    {
        var (inquiry, evidence, draft) = (gathered.Inquiry, gathered.Evidence, explanation.Verified);
        var language = inquiry.Request.Language;
        return new AnalysisResult
        {
            AnalysisId = Identify(gathered, explanation.By),
            Verdict = gathered.Missing is null ? AnalysisVerdict.Explained : AnalysisVerdict.InsufficientEvidence,
            Explanation = gathered.Missing is { } why
                ? Wording.For(language).Insufficient(why, gathered.Similar.Calls, options.MinSimilarCalls)
                : ExplanationRenderer.Render(inquiry, evidence, draft),
            RootCause = draft.RootCause?.Text,
            Confidence = gathered.Missing is null
                ? Confidence.Lower(draft.Confidence, Confidence.Of(inquiry, evidence, gathered.AtRisk.GetValueOrDefault()))
                : null,
            Claims = [.. draft.Claims.Select(claim => new AnalysisClaim(claim.Text, claim.Cites, Verified: true))],
            Recommendations = [.. draft.Recommendations.Select(action => new Recommendation(action.Text, action.Cites))],
            Evidence = evidence,
            Grounding = explanation.Grounding,
            DroppedStatements = [.. explanation.Refused.Select(refused => ToDropped(refused, language))],
            ExplainedBy = explanation.By,
            EmbeddedBy = gathered.Embedder is { } embedder ? new ModelReference(embedder.Provider, embedder.Model, embedder.Digest) : null,
            Degraded = explanation.Degraded || gathered.IsEmbedderDown,
            Warnings = [.. gathered.Warnings, .. explanation.Warnings],
            TimingsMs = watch.ToTimings(),
            Provenance = ToProvenance(gathered, explanation),
        };
    }

    private string Identify(GatheredEvidence gathered, ModelReference by) =>
        AnalysisIdentity.Of(gathered.Snapshot, gathered.Inquiry.Request, gathered.Evidence, gathered.Embedder, by, writer.Seed);

    private AnalysisProvenance ToProvenance(GatheredEvidence gathered, Explanation explanation)
    {
        var request = gathered.Inquiry.Request;
        return new AnalysisProvenance(
            gathered.Snapshot.Version,
            PromptTexts.Version,
            StatementVerifier.Version,
            request.Language == TextLanguage.Es ? "es" : "en",
            explanation.By == Explanation.Template ? null : writer.Seed,
            request.Question,
            request.CallId,
            request.Attributes,
            request.Cases);
    }

    private static DroppedStatement ToDropped(RefusedStatement refused, TextLanguage language) => new(
        refused.Kind switch
        {
            StatementKind.Claim => "claim",
            StatementKind.RootCause => "root_cause",
            _ => "recommendation",
        },
        refused.Statement.Text,
        refused.Statement.Cites,
        [.. refused.Problems.Select(problem => PromptTexts.Describe(problem, language))]);
}
