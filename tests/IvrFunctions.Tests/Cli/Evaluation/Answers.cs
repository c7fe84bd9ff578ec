using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Calls;

namespace IvrFunctions.Tests.Cli.Evaluation;

/// <summary>Answers with known evidence: 4,000 calls, 312 failed; F1 about premium customers, and cases of 40 and 3 calls.</summary>
internal static class Answers
{
    public static AnalysisResult Explained(string explanation, params AnalysisClaim[] claims) => new()
    {
        AnalysisId = "a",
        Verdict = AnalysisVerdict.Explained,
        Explanation = explanation,
        Claims = claims,
        Recommendations = [],
        Evidence = new AnalysisEvidence(
            new EvidencePopulation(4_000, 312, new DateOnly(2024, 4, 1), new DateOnly(2024, 6, 30)),
            [
                new Fact(
                    "F1",
                    FactKind.Driver,
                    "Este fallo es 3,5 veces más frecuente entre los clientes premium (34 de 324 llamadas, el 10,5 %), del 2024-04-01 al 2024-06-30",
                    new Dictionary<string, double>
                    {
                        [FactValues.Calls] = 324, [FactValues.Hits] = 34, [FactValues.Rate] = 0.104938, [FactValues.Lift] = 3.4567,
                    },
                    new Dictionary<string, string> { [CallAttributes.CustomerSegment] = "premium", [CallAttributes.HourBand] = "peak_evening" }),
            ],
            [
                Case("C1", 40, "authentication", "biometric_fail"), Case("C2", 3, "authentication", "biometric_fail"),
                Case("C3", 7, "authentication", "wrong_pin"), Case("C4", 2, "payment", "biometric_fail"),
            ]),
        Grounding = new Grounding(8, 6, 2, 0.75),
        ExplainedBy = new ModelReference("ollama", "llama3.1", ""),
        Degraded = false,
        Warnings = [],
        TimingsMs = new AnalysisTimings(0, 0, 0, 0, 0),
    };

    private static SimilarCase Case(string id, long calls, string step, string reason) => new(
        id, id, 0.73, calls, [], new Dictionary<string, string> { [CallAttributes.FailureStep] = step, [CallAttributes.FailureReason] = reason }, "");
}
