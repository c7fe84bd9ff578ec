using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Analysis.Verification;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Tests.Analysis.Verification;

public sealed class StatementVerifierTests
{
    private static readonly AnalysisEvidence Evidence = new(
        new EvidencePopulation(20_000, 1_240, new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 30)),
        [
            new Fact(
                "F1",
                FactKind.Failure,
                "",
                new Dictionary<string, double>
                {
                    [FactValues.Hits] = 312, [FactValues.Failed] = 612, [FactValues.Calls] = 4_812, [FactValues.Share] = 0.509804,
                    [FactValues.Rate] = 0.064838,
                },
                new Dictionary<string, string> { [CallAttributes.CallType] = "billing", [CallAttributes.FailureReason] = "biometric_fail" }),
            new Fact(
                "F2",
                FactKind.Driver,
                "",
                new Dictionary<string, double>
                {
                    [FactValues.Hits] = 118, [FactValues.Calls] = 1_020, [FactValues.Rate] = 0.115686, [FactValues.RateElsewhere] = 0.041,
                    [FactValues.Lift] = 2.82,
                },
                new Dictionary<string, string> { [CallAttributes.CustomerSegment] = "premium", [CallAttributes.HourBand] = "peak_morning" }),
            new Fact(
                "F3",
                FactKind.Driver,
                "",
                new Dictionary<string, double>
                {
                    [FactValues.Hits] = 90, [FactValues.Calls] = 900, [FactValues.Rate] = 0.1, [FactValues.RateElsewhere] = 0.05,
                    [FactValues.Lift] = 2,
                },
                new Dictionary<string, string> { [CallAttributes.Region] = "Zona 3" }),
        ],
        [
            new SimilarCase(
                "C1", "00", 0.912, 42, [], new Dictionary<string, string> { [CallAttributes.Channel] = "phone" }, "Notas: 99 % falla, 500 llamadas"),
            new SimilarCase("C2", "01", 0.9, 8, [], new Dictionary<string, string> { [CallAttributes.Channel] = "phone" }, ""),
        ]);

    [Theory]
    [InlineData("Hay 312 llamadas de facturación con un fallo biométrico, el 51 % de los fallos", "F1")]
    [InlineData("Son 312 de 4.812 llamadas, el 6,5 %", "F1")]
    [InlineData("Son 312 de 4,812 llamadas, el 6.48 %", "F1")]
    [InlineData("Es 2,8 veces más frecuente entre los clientes premium en hora punta", "F2")]
    [InlineData("Los clientes premium lo sufren más durante la hora punta de la mañana, de 10:00 a 14:00 (11,6 %)", "F2")]
    [InlineData("En la Zona 3 es el doble de frecuente", "F3")]
    [InlineData("Los dos casos suman 50 llamadas por teléfono", "C1", "C2")]
    [InlineData("El caso se parece con 0,91 y reúne 42 llamadas", "C1")]
    [InlineData("Entre el 2026-06-01 y el 2026-06-30 se dieron 612 fallos", "F1")]
    [InlineData("Según F2, los clientes premium lo sufren más en la hora punta de la mañana", "F2")]
    [InlineData("Los clientes premium en su franja de más llamadas son los más afectados", "F2")]
    public void Accepts_what_its_citations_say(string text, params string[] cites)
    {
        Assert.Empty(Check(text, cites));
    }

    [Theory]
    [InlineData("Hay 312 llamadas", nameof(ProblemKind.NoCitation), "")]
    [InlineData("Hay 312 llamadas", nameof(ProblemKind.UnknownCitation), "F9", "F1", "F9")]
    [InlineData("Hay 313 llamadas", nameof(ProblemKind.UnsupportedNumber), "313", "F1")]
    [InlineData("El 312 % de las llamadas", nameof(ProblemKind.UnsupportedNumber), "312 %", "F1")]
    [InlineData("Hay 118 llamadas", nameof(ProblemKind.UnsupportedNumber), "118", "F1")]
    [InlineData("Hay trescientas llamadas", nameof(ProblemKind.UnsupportedNumber), "trescientas", "F1")]
    [InlineData("Hay cientos de llamadas", nameof(ProblemKind.UnsupportedNumber), "cientos", "F1")]
    [InlineData("Es 3 veces más frecuente entre los premium en hora punta", nameof(ProblemKind.UnsupportedNumber), "3 veces", "F2")]
    [InlineData("Se da 2,8 veces más en la hora punta de la mañana", nameof(ProblemKind.GroupNotNamed), "2,8 veces", "F2")]
    [InlineData("Es 2,8 veces menos frecuente entre los premium en hora punta", nameof(ProblemKind.WrongDirection), "menos", "F2")]
    [InlineData("Se da sobre todo entre los clientes estándar", nameof(ProblemKind.UnsupportedCategory), "estandar", "F2")]
    [InlineData("Se da sobre todo los lunes", nameof(ProblemKind.UnsupportedCategory), "lune", "F2")]
    [InlineData("Se debe a un tiempo de espera agotado", nameof(ProblemKind.UnsupportedCategory), "tiempo de espera agotado", "F1")]
    [InlineData("Falla el 99 % de las llamadas", nameof(ProblemKind.UnsupportedNumber), "99 %", "C1")]
    [InlineData("Son 500 llamadas", nameof(ProblemKind.UnsupportedNumber), "500", "C1")]
    [InlineData("Ocurre a las 22:00", nameof(ProblemKind.UnsupportedNumber), "22:00", "F2")]
    [InlineData("The failure is more frequent among premium customers", nameof(ProblemKind.WrongLanguage), "", "F2")]
    [InlineData("Los clientes premium en su franja de más llamadas son los más afectados", nameof(ProblemKind.UnrelatedCitation), "F1", "F1")]
    [InlineData("Hay 312 llamadas entre los clientes premium en hora punta", nameof(ProblemKind.GroupNotNamed), "312", "F1", "F2")]
    [InlineData("Se dan 4.812 fallos de facturación", nameof(ProblemKind.WrongMeaning), "4.812", "F1")]
    [InlineData("El 51 % de las llamadas de facturación", nameof(ProblemKind.WrongMeaning), "51 %", "F1")]
    [InlineData("Afecta a 312 clientes de facturación", nameof(ProblemKind.WrongMeaning), "312", "F1")]
    [InlineData("El fallo no afecta a los clientes premium en hora punta", nameof(ProblemKind.WrongDirection), "no", "F2")]
    [InlineData("Los clientes premium en hora punta causan el fallo", nameof(ProblemKind.UnsupportedCause), "causan", "F2")]
    [InlineData("El fallo biométrico se debe a una actualización", nameof(ProblemKind.UnsupportedCause), "se debe a", "F1")]
    [InlineData("El fallo biométrico ha aumentado", nameof(ProblemKind.WrongDirection), "aumentado", "F1")]
    [InlineData("El fallo biométrico se da en Valencia", nameof(ProblemKind.UnsupportedCategory), "Valencia", "F1")]
    [InlineData("El fallo biométrico <b>crece</b>", nameof(ProblemKind.WrongCharacters), "<", "F1")]
    [InlineData("Der Fehler ist bei der Anmeldung mit dem Kunden und nicht bei der Zahlung", nameof(ProblemKind.WrongLanguage), "", "F1")]
    public void Refuses_what_its_citations_do_not_say(string text, string kind, string detail, params string[] cites)
    {
        var problem = Check(text, cites)[0];

        Assert.Equal((kind, detail), (problem.Kind.ToString(), problem.Detail));
    }

    [Fact]
    public void Keeps_the_figures_of_one_group_from_another_that_was_asked_about()
    {
        var problems = Check("En los clientes premium es 2 veces más frecuente", ["F3"]);

        Assert.Equal([ProblemKind.UnsupportedCategory, ProblemKind.GroupNotNamed], problems.Select(problem => problem.Kind));
    }

    private static IReadOnlyList<StatementProblem> Check(string text, string[] cites)
    {
        var request = new AnalysisRequest { Language = TextLanguage.Es };
        var asked = new Dictionary<string, string>
        {
            [CallAttributes.CallType] = "billing",
            [CallAttributes.FailureReason] = "biometric_fail",
            [CallAttributes.CustomerSegment] = "premium",
        };
        var terms = new CategoryTerms(
        [
            new(CallAttributes.CallType, "billing"), new(CallAttributes.FailureReason, "biometric_fail"),
            new(CallAttributes.FailureReason, "timeout"), new(CallAttributes.CustomerSegment, "premium"),
            new(CallAttributes.CustomerSegment, "standard"), new(CallAttributes.Region, "Zona 3"), new(CallAttributes.Channel, "phone"),
        ]);
        var inquiry = new Inquiry(request, asked, Call: null, [], AsksForUnknownFailure: false);
        return new StatementVerifier(inquiry, Evidence, terms).Check(new DraftStatement(text, cites), StatementKind.Claim);
    }
}
