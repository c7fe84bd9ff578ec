using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Analysis.Verification;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Ports;
using IvrFunctions.Tests.Doubles;
using Microsoft.Extensions.Logging.Abstractions;

namespace IvrFunctions.Tests.Analysis.Adversarial;

/// <summary>The evidence of the sample calls, collected once, and what models make of it.</summary>
internal sealed class SampleEvidence : IDisposable
{
    private static readonly ChatModelIdentity Model = new("ollama", "llama3.1", "sha256:2");

    private readonly AnalyzerHost host;

    private SampleEvidence(AnalyzerHost host, Inquiry inquiry, AnalysisEvidence evidence, CallsAtRisk atRisk)
    {
        this.host = host;
        Inquiry = inquiry;
        Evidence = evidence;
        Gathered = new GatheredEvidence(
            inquiry, host.Calls, evidence, atRisk, new SimilarCases(evidence.Cases, evidence.SimilarCalls), null, null, false, []);
    }

    public Inquiry Inquiry { get; }

    public AnalysisEvidence Evidence { get; }

    private GatheredEvidence Gathered { get; }

    /// <param name="language">The answer's language.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <param name="calls">The calls; <see langword="null"/> for those of <see cref="SampleCalls.Create"/>.</param>
    public static async Task<SampleEvidence> CollectAsync(
        TextLanguage language, CancellationToken cancellationToken, IReadOnlyList<CallRecord>? calls = null)
    {
        var host = new AnalyzerHost { Calls = new InMemoryCalls(calls ?? SampleCalls.Create()) };
        var request = AnalyzerHost.Request(language);
        var inquiry = await InquiryReader.ReadAsync(request, host.Calls, cancellationToken);
        var sheet = await FactFinder.FindAsync(inquiry, host.Calls, cancellationToken);
        var analysis = await host.AnalyzeAsync(request, cancellationToken);
        return new SampleEvidence(host, inquiry, analysis.Evidence, sheet.AtRisk);
    }

    public void Dispose() => host.Dispose();

    public async Task<StatementVerifier> CreateVerifierAsync(CancellationToken cancellationToken) =>
        new(Inquiry, Evidence, await ArchiveVocabulary.Of(host.Calls).TermsAsync(cancellationToken));

    /// <summary>What the user reads where the model says this, and says it again when it is to repair it.</summary>
    public async Task<(string Text, Explanation Explanation)> ExplainAsync(string answer, CancellationToken cancellationToken)
    {
        using var chat = ScriptedChatClient.Saying(answer);
        var explainer = new ChatExplainer(chat, new AnalysisOptions(), TimeProvider.System, NullLogger.Instance);
        var explanation = await new ExplanationWriter(host, explainer).WriteAsync("id", Gathered, Model, null, null, cancellationToken);
        return (ExplanationRenderer.Render(Inquiry, Evidence, explanation.Verified), explanation);
    }
}
