using BenchmarkDotNet.Attributes;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Analysis.Verification;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Ports;
using IvrFunctions.Tests.Doubles;

namespace IvrFunctions.Benchmarks;

/// <summary>What code adds to an answer once the evidence is there; one operation is one explanation.</summary>
[MemoryDiagnoser]
[PerSecond("explanations")]
public class VerifyBenchmark
{
    private const int Calls = 5_000;

    private Inquiry inquiry = null!;
    private AnalysisEvidence evidence = null!;
    private CategoryTerms terms = null!;

    [GlobalSetup]
    public async Task CollectEvidenceAsync()
    {
        var calls = new InMemoryCalls(await GeneratedCalls.ReadAsync(Calls));
        var request = new AnalysisRequest
        {
            Language = TextLanguage.Es,
            Attributes = new Dictionary<string, string>
            {
                [CallAttributes.CallType] = "billing",
                [CallAttributes.FailureStep] = "authentication",
                [CallAttributes.FailureReason] = "biometric_fail",
                [CallAttributes.CustomerSegment] = "premium",
            },
        };
        inquiry = await InquiryReader.ReadAsync(request, calls, CancellationToken.None);
        var sheet = await FactFinder.FindAsync(inquiry, calls, CancellationToken.None);
        var neighbours = calls.Calls.Where(call => call.FailureReason == "biometric_fail").Select(calls.CaseOf).Distinct().Take(30);
        var similar = await new SimilarCaseFinder(new FixedNeighbours([.. neighbours.Select(id => new CaseMatch(id, 0.9))]), minSimilarity: 0)
            .FindAsync(inquiry, new EmbedderIdentity("", "", "", 0, "", "", 0), default, calls, CancellationToken.None);
        var population = new EvidencePopulation(calls.Population.Calls, calls.Population.Failed, null, null);
        evidence = new AnalysisEvidence(population, sheet.Facts, similar.Shown);
        terms = await ArchiveVocabulary.Of(calls).TermsAsync(CancellationToken.None);
    }

    [Benchmark(Baseline = true)]
    public object Write() => TemplateExplanation.Write(inquiry, evidence);

    [Benchmark]
    public int WriteAndVerify() => Check().Failed.Count;

    [Benchmark]
    public string WriteVerifyAndRender() => ExplanationRenderer.Render(inquiry, evidence, Check().Verified);

    private CheckedDraft Check() => CheckedDraft.OfModel(
        TemplateExplanation.Write(inquiry, evidence), new StatementVerifier(inquiry, evidence, terms));
}
