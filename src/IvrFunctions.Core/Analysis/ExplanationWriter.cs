using IvrFunctions.Core.Analysis.Verification;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

/// <summary>Words evidence, by the chat model where there is one and it can be relied on, else by templates.</summary>
/// <param name="models">Which models are in use.</param>
/// <param name="chatExplainer">The chat model; <see langword="null"/> where there is none.</param>
internal sealed class ExplanationWriter(IModelCatalog models, ChatExplainer? chatExplainer)
{
    private readonly SharedCalls calls = new();

    public long? Seed => chatExplainer?.Seed;

    /// <summary>The model that is to be asked, or why it cannot be; neither where there is none.</summary>
    public async Task<(ChatModelIdentity? Model, ChatOutcome? Failure)> FindModelAsync(GatheredEvidence gathered, CancellationToken cancellationToken)
    {
        if (chatExplainer is null || gathered.Missing is not null) return (null, null);

        var wording = Wording.For(gathered.Inquiry.Request.Language);
        // Where the embedder does not answer, the model behind the same server need not be waited for.
        if (gathered.IsEmbedderDown) return (null, ChatOutcome.Failure(wording.ChatUnavailable(null)));
        try
        {
            return (await models.GetChatModelAsync(cancellationToken), null);
        }
        catch (ServiceUnavailableException exception)
        {
            return (null, ChatOutcome.Failure(wording.ChatUnavailable(exception.Message)));
        }
    }

    /// <param name="id">Equal for equal evidence and models: who asks at the same time shares one call.</param>
    /// <param name="gathered">The evidence.</param>
    /// <param name="model">The model to ask; <see langword="null"/> for templates.</param>
    /// <param name="failure">Why the model there is cannot be asked.</param>
    /// <param name="listener">Hears the model's tokens.</param>
    /// <param name="cancellationToken">Fires when the one who asks leaves.</param>
    public async Task<Explanation> WriteAsync(
        string id,
        GatheredEvidence gathered,
        ChatModelIdentity? model,
        ChatOutcome? failure,
        IAnalysisListener? listener,
        CancellationToken cancellationToken)
    {
        if (gathered.Missing is not null) return Explanation.None;

        var (inquiry, evidence) = (gathered.Inquiry, gathered.Evidence);
        var terms = await ArchiveVocabulary.Of(gathered.Snapshot).TermsAsync(cancellationToken);
        var verifier = new StatementVerifier(inquiry, evidence, terms);
        var template = CheckedDraft.OfTemplate(TemplateExplanation.Write(inquiry, evidence), verifier);
        if (model is null) return FromTemplate(template, failure);

        var outcome = await calls.JoinAsync(
            id, listener is null ? null : listener.Said, (say, token) => chatExplainer!.ExplainAsync(inquiry, evidence, verifier, say, token), cancellationToken);
        return outcome.Verified is null
            ? FromTemplate(template, outcome)
            : new Explanation(
                outcome.Verified with { RootCause = outcome.Verified.RootCause ?? template.Verified.RootCause },
                outcome.Stated,
                outcome.Refused.Count,
                outcome.Refused,
                new ModelReference(model.Provider, model.Model, model.Digest),
                Degraded: false,
                outcome.Warning is null ? [] : [outcome.Warning]);
    }

    private static Explanation FromTemplate(CheckedDraft template, ChatOutcome? failed) => new(
        template.Verified,
        template.Stated + (failed?.Stated ?? 0),
        template.Failed.Count + (failed?.Stated ?? 0),
        failed?.Refused ?? [],
        Explanation.Template,
        Degraded: failed is not null,
        failed?.Warning is { } warning ? [warning] : []);
}
