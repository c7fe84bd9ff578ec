using IvrFunctions.Cli.Evaluation;
using IvrFunctions.Core.Analysis;

namespace IvrFunctions.Tests.Cli.Evaluation;

public sealed class NumberOracleTests
{
    [Theory]
    [InlineData("Basándome en 4 casos similares (52 llamadas) y en las 4.000 llamadas del archivo, de las que fallaron 312.")]
    [InlineData("Es 3,5 veces más frecuente (34 de 324 llamadas, el 10,5 %) [F1].")]
    [InlineData("It is 3.46 times as frequent: 10% of 324 calls [F1][C1], about 0.3 thousand failed.")]
    [InlineData("Son treinta y cuatro llamadas; trescientas doce fallaron, cuatro mil en total, el diez por ciento.")]
    [InlineData("Del 2024-04-01 al 2024-06-30, a las 18:00 o entre las 17 h y las 20 h; el caso L00003621.")]
    [InlineData("El caso más parecido reúne 40 llamadas, con una similitud de 0,73.")]
    public void Numbers_of_the_evidence_are_not_invented(string explanation) =>
        Assert.Empty(NumberOracle.FindInvented(Answers.Explained(explanation)));

    [Theory]
    [InlineData("El 97 % de los clientes premium fallan [F1].", "97 %")]
    [InlineData("El 34 % de los clientes premium fallan.", "34 %")]
    [InlineData("Fallaron 10,5 llamadas.", "10,5")]
    [InlineData("It fails 3.6 times as often.", "3.6")]
    [InlineData("Fallan x9 veces más.", "x9")]
    [InlineData("Fallaron 313 llamadas.", "313")]
    [InlineData("Noventa y siete de cada cien clientes.", "Noventa y siete|cien")]
    [InlineData("Six times as many as a year ago.", "Six")]
    [InlineData("Desde el 2023-12-31, a las 9:30.", "2023-12-31|9:30")]
    public void Numbers_that_the_evidence_does_not_hold_are(string explanation, string invented) =>
        Assert.Equal(invented.Split('|'), NumberOracle.FindInvented(Answers.Explained(explanation)));

    [Fact]
    public void Claims_are_searched_too_and_may_add_up_the_cases_they_cite()
    {
        var answer = Answers.Explained(
            "Nada.", new AnalysisClaim("Son 43 llamadas en 2 casos.", ["C1", "C2"], true), new AnalysisClaim("Son 47 llamadas, 43 y 51.", ["C1"], true));

        Assert.Equal(["47", "51"], NumberOracle.FindInvented(answer));
    }
}
