using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Analysis.Verification;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Tests.Analysis.Adversarial;

/// <summary>Lies without a wrong number: ranks, forecasts, certainty, absolutes, rhythms and causes that nothing bears out.</summary>
public sealed class OverclaimTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TextLanguage.Es)]
    [InlineData(TextLanguage.En)]
    public async Task No_overclaim_is_kept(TextLanguage language)
    {
        using var sample = await SampleEvidence.CollectAsync(language, Token);
        var verifier = await sample.CreateVerifierAsync(Token);

        Assert.Equal("", Kept(verifier, OnSample.Select(lie => ($"{lie.Family}: {Say(language, lie.Spanish, lie.English)}", Say(language, lie.Spanish, lie.English), lie.Cites))));
    }

    [Theory]
    [InlineData(TextLanguage.Es)]
    [InlineData(TextLanguage.En)]
    public async Task An_incident_stays_what_it_was(TextLanguage language)
    {
        using var sample = await SampleEvidence.CollectAsync(language, Token, IncidentCalls.Create());
        var verifier = await sample.CreateVerifierAsync(Token);
        var told = new ToldFigures(sample.Evidence, language);
        var episode = told.Id(FactKind.Episode);
        var kept = HonestOnIncident.Select(honest => Filled(told, Say(language, honest.Spanish, honest.English))).ToList();

        Assert.Equal("", Kept(verifier, OnIncident.Select(lie => (lie.Family, Filled(told, Say(language, lie.Spanish, lie.English)), lie.Family == "other figures" ? $"F1,{episode}" : episode))));
        Assert.Equal(
            "",
            string.Join('\n', kept.SelectMany(text => verifier.Check(new DraftStatement(text, [episode]), StatementKind.Claim).Select(problem => $"{text}: {problem}"))));
    }

    private static string Kept(StatementVerifier verifier, IEnumerable<(string Name, string Text, string Cites)> lies) => string.Join(
        '\n',
        lies.Where(lie => verifier.Check(new DraftStatement(lie.Text, lie.Cites.Split(',')), StatementKind.Claim).Count == 0).Select(lie => $"{lie.Name}: {lie.Text}"));

    private static string Say(TextLanguage language, string spanish, string english) => language == TextLanguage.Es ? spanish : english;

    private static string Filled(ToldFigures told, string text) => text
        .Replace("{share}", told.Rate(FactValues.ShareInHours), StringComparison.Ordinal)
        .Replace("{calls}", told.Rate(FactValues.CallsShareInHours), StringComparison.Ordinal)
        .Replace("{hits}", told.Count(FactValues.HitsInHours), StringComparison.Ordinal);

    private static readonly (string Family, string Spanish, string English, string Cites)[] OnSample =
    [
        ("rank", "El fallo biométrico es el segundo motivo más frecuente de facturación", "The biometric failure is the second most frequent reason of billing calls", "F2"),
        ("rank", "Los clientes premium en la hora punta de la mañana son el tercer grupo más afectado", "Premium customers at the morning peak are the third most affected group", "F3"),
        ("average", "La tasa de los clientes premium en la hora punta de la mañana está por encima de la media", "The rate of premium customers at the morning peak is higher than the average", "F3"),
        ("others", "Los clientes premium en la hora punta de la mañana fallan más de lo habitual del sector", "Premium customers at the morning peak fail more than in the industry", "F3"),
        ("forecast", "Los clientes premium en la hora punta de la mañana sufrirán más este fallo", "Premium customers at the morning peak will have this failure more often", "F3"),
        ("forecast", "Se espera más fallo biométrico entre los clientes premium en la hora punta de la mañana", "More biometric failures are expected to occur among premium customers at the morning peak", "F3"),
        ("certainty", "Está demostrado que los clientes premium fallan más en la hora punta de la mañana", "It is proven that premium customers fail more at the morning peak", "F3"),
        ("majority", "La mayoría de las llamadas de clientes premium en la hora punta de la mañana tiene este fallo", "Most of the calls of premium customers at the morning peak have this failure", "F2,F3"),
        ("absolutes", "Fuera de la hora punta de la mañana no falla ninguna llamada", "Outside the morning peak no calls fail", "F5"),
        ("absolutes", "En la hora punta de la mañana nunca se da este fallo por sí solo", "At the morning peak this failure never occurs by itself", "F5"),
        ("outside", "Fuera de la hora punta de la mañana los clientes premium sufren más este fallo", "Outside the morning peak premium customers have this failure more often", "F3"),
        ("outside", "El fallo es 5,2 veces más frecuente excepto entre los clientes premium en la hora punta de la mañana", "The failure is 5.2 times more frequent except among premium customers at the morning peak", "F3"),
        ("rhythm", "El fallo se repite cada mañana entre los clientes premium en la hora punta de la mañana", "The failure recurs daily among premium customers at the morning peak", "F3"),
        ("part", "Los clientes premium en la hora punta de la mañana suponen el 24,8 % de las llamadas", "Premium customers at the morning peak make up 24.8% of the calls", "F3"),
        ("part", "Los clientes premium son el 9,8 % de las llamadas", "Premium customers are 9.8% of the calls", "F4"),
        ("cause", "El fallo de los clientes premium en la hora punta de la mañana podría deberse a la saturación", "The failure of premium customers at the morning peak points to overloaded servers", "F3"),
        ("cause", "El servidor de biometría rechaza a los clientes premium en la hora punta de la mañana", "The biometric server rejects premium customers at the morning peak", "F3"),
        ("month", "El fallo biométrico se concentra en marzo en facturación", "The biometric failure concentrates in March in billing", "F2"),
    ];

    private static readonly (string Family, string Spanish, string English)[] OnIncident =
    [
        ("date", "El {share} de estos fallos ocurrió el 2026-06-16 entre las 10:00 y las 12:00", "{share} of these failures happened on 2026-06-16 between 10:00 and 12:00"),
        ("hours", "El {share} de estos fallos ocurrió el 2026-06-15 entre las 14:00 y las 16:00", "{share} of these failures happened on 2026-06-15 between 14:00 and 16:00"),
        ("share", "El {calls} de estos fallos ocurrió el 2026-06-15 entre las 10:00 y las 12:00", "{calls} of these failures happened on 2026-06-15 between 10:00 and 12:00"),
        ("rhythm", "Estos fallos se repiten cada día entre las 10:00 y las 12:00", "These failures recur daily between 10:00 and 12:00"),
        ("rhythm", "El {share} de estos fallos ocurre a diario entre las 10:00 y las 12:00", "{share} of these failures happen daily between 10:00 and 12:00"),
        ("weekday", "El {share} de estos fallos ocurre los lunes entre las 10:00 y las 12:00", "{share} of these failures happen on Mondays between 10:00 and 12:00"),
        ("other figures", "El 2026-06-15 entre las 10:00 y las 12:00 hubo 6.720 llamadas", "On 2026-06-15 between 10:00 and 12:00 there were 6,720 calls"),
    ];

    private static readonly (string Spanish, string English)[] HonestOnIncident =
    [
        ("El {share} de estos fallos ocurrió el 2026-06-15 entre las 10:00 y las 12:00", "{share} of these failures happened on 2026-06-15 between 10:00 and 12:00"),
        ("{hits} de estos fallos ocurrieron el 2026-06-15 entre las 10:00 y las 12:00, cuando entró el {calls} de las llamadas", "{hits} of these failures happened on 2026-06-15 between 10:00 and 12:00, when {calls} of the calls came in"),
        ("Los fallos se concentran en un episodio del 2026-06-15 y no consta que se repitan", "The failures concentrate in an episode on 2026-06-15 and do not show a rhythm that recurs"),
    ];
}
