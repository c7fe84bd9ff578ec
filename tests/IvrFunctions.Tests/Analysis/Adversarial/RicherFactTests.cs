using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Analysis.Verification;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Tests.Analysis.Adversarial;

/// <summary>Facts about time, trend and what callers did next may be told, and not turned round.</summary>
public sealed class RicherFactTests
{
    private const int Each = 60;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TextLanguage.Es)]
    [InlineData(TextLanguage.En)]
    public async Task Every_kind_of_fact_is_there_and_its_own_sentence_passes(TextLanguage language)
    {
        using var sample = await SampleEvidence.CollectAsync(language, Token, EventfulCalls.Create());
        var verifier = await sample.CreateVerifierAsync(Token);

        Assert.Superset(
            new HashSet<FactKind> { FactKind.Driver, FactKind.TimeProfile, FactKind.Trend, FactKind.Aftermath },
            sample.Evidence.Facts.Select(fact => fact.Kind).ToHashSet());
        var lost = sample.Evidence.Facts.SelectMany(fact => verifier.Check(new DraftStatement(fact.Text, [fact.Id]), StatementKind.Claim)
            .Select(problem => $"{fact.Text}: {problem}"));
        Assert.Equal("", string.Join('\n', lost));
    }

    [Theory]
    [InlineData(TextLanguage.Es)]
    [InlineData(TextLanguage.En)]
    public async Task What_is_true_of_them_is_kept(TextLanguage language)
    {
        using var sample = await SampleEvidence.CollectAsync(language, Token, EventfulCalls.Create());
        var verifier = await sample.CreateVerifierAsync(Token);

        var lost = Honest(sample.Evidence, language)
            .SelectMany(honest => verifier.Check(new DraftStatement(honest.Text, [honest.Cite]), StatementKind.Claim).Select(problem => $"{honest.Text}: {problem}"));

        Assert.Equal("", string.Join('\n', lost));
    }

    [Theory]
    [InlineData(TextLanguage.Es)]
    [InlineData(TextLanguage.En)]
    public async Task No_lie_about_them_reaches_the_reader(TextLanguage language)
    {
        using var sample = await SampleEvidence.CollectAsync(language, Token, EventfulCalls.Create());
        var verifier = await sample.CreateVerifierAsync(Token);
        var all = sample.Evidence.Facts.Select(fact => fact.Id).ToArray();

        var told = Lies(sample.Evidence, language)
            .SelectMany(lie => (string[][])[[lie.Cite], all], (lie, cites) => (lie.Text, Cites: cites))
            .Where(lie => verifier.Check(new DraftStatement(lie.Text, lie.Cites), StatementKind.Claim).Count == 0)
            .Select(lie => $"{lie.Text} [{string.Join(',', lie.Cites)}]");

        Assert.Equal("", string.Join('\n', told));
    }

    [Theory]
    [InlineData(TextLanguage.Es, 1)]
    [InlineData(TextLanguage.En, 2)]
    public async Task No_model_that_lies_about_them_reaches_the_reader(TextLanguage language, int seed)
    {
        using var sample = await SampleEvidence.CollectAsync(language, Token, EventfulCalls.Create());
        var oracle = new ExplanationOracle(sample.Evidence);
        var random = new Random(seed);
        var truth = sample.Evidence.Facts.First(fact => fact.Kind == FactKind.Driver);
        var attacks = new Attacks(random, new EventfulLies(random, sample.Evidence, language), (truth.Text, truth.Id)).Create(Each).ToList();

        var broken = new List<string>();
        foreach (var attack in attacks)
        {
            var (text, _) = await sample.ExplainAsync(attack.Answer, Token);
            broken.AddRange(oracle.FindLies(text, attack.Lie).Select(lie => $"{attack.Family}: {lie}: {attack.Lie}"));
        }

        Assert.InRange(attacks.Count, 500, int.MaxValue);
        Assert.Equal("", string.Join('\n', broken.Distinct()));
    }

    private static IEnumerable<(string Text, string Cite)> Honest(AnalysisEvidence evidence, TextLanguage language)
    {
        var (f, say) = (new ToldFigures(evidence, language), Sayer(language));
        var (trend, time, after) = (f.Id(FactKind.Trend), f.Id(FactKind.TimeProfile), f.Id(FactKind.Aftermath));
        yield return (say("La tasa de este fallo aumentó en la última semana", "The rate of this failure increased in the last week"), trend);
        yield return (say($"En la última semana falló el {f.Rate(FactValues.RecentRate)}, frente al {f.Rate(FactValues.EarlierRate)} de la semana anterior",
            $"In the last week {f.Rate(FactValues.RecentRate)} failed, against {f.Rate(FactValues.EarlierRate)} in the week before"), trend);
        yield return (say($"Este fallo creció en la última semana: {f.Count(FactValues.RecentHits)} de {f.Count(FactValues.RecentCalls)} llamadas",
            $"This failure grew in the last week: {f.Count(FactValues.RecentHits)} of {f.Count(FactValues.RecentCalls)} calls"), trend);
        yield return (say("Este fallo es más frecuente en la última semana que en la semana anterior", "This failure is more frequent in the last week than in the week before"), trend);
        var (recent, earlier) = (f.Rate(FactValues.RecentRate), f.Rate(FactValues.EarlierRate));
        yield return (say($"La tasa de este fallo aumentó del {earlier} al {recent} respecto a la semana anterior",
            $"The rate of this failure rose from {earlier} to {recent} compared with the week before"), trend);
        yield return (say($"La tasa de este fallo subió del {earlier} de la semana anterior al {recent}",
            $"The rate of this failure rose from {earlier} in the week before to {recent}"), trend);
        yield return (say($"La tasa pasó del {earlier} de la semana anterior al {recent} de la última semana",
            $"The rate went from {earlier} in the previous week to {recent} in the last week"), trend);
        yield return (say($"En la última semana la tasa de este fallo creció del {earlier} al {recent}",
            $"In the last week the rate of this failure grew from {earlier} to {recent}"), trend);
        yield return (say($"Este fallo aumentó al {recent} en la última semana desde el {earlier} de la semana anterior",
            $"This failure increased to {recent} in the last week from {earlier} in the week before"), trend);
        yield return (say($"En la última semana falla el {recent}, más que en la semana anterior",
            $"In the last week {recent} failed, up from {earlier} in the week before"), trend);
        yield return (say("En comparación con la semana anterior, este fallo aumentó", "Compared with the week before, this failure increased"), trend);
        yield return (say("Este fallo es más frecuente que en la semana anterior", "This failure is more frequent than in the week before"), trend);
        yield return (say($"Frente al {earlier} de la semana anterior, en la última semana falló el {recent}",
            $"Against {earlier} in the week before, {recent} failed in the last week"), trend);
        yield return (say($"El {f.Rate(FactValues.ShareInHours)} de estos fallos ocurre entre las 12:00 y las 13:00",
            $"{f.Rate(FactValues.ShareInHours)} of these failures occur between 12:00 and 13:00"), time);
        yield return (say($"Entre las 12:00 y las 13:00 se dan {f.Count(FactValues.HitsInHours)} de {f.Count(FactValues.Failed, time)} fallos, aunque entra el {f.Rate(FactValues.CallsShareInHours)} de las llamadas",
            $"Between 12:00 and 13:00 there are {f.Count(FactValues.HitsInHours)} of {f.Count(FactValues.Failed, time)} failures, while {f.Rate(FactValues.CallsShareInHours)} of the calls come in"), time);
        yield return (say($"Tras {f.Count(FactValues.CalledAgain)} de estas llamadas ({f.Rate(FactValues.CalledAgainShare)}) se volvió a llamar",
            $"After {f.Count(FactValues.CalledAgain)} of these calls ({f.Rate(FactValues.CalledAgainShare)}) the caller called again"), after);
        yield return (say($"En {f.Count(FactValues.SucceededLater)} casos la llamada posterior terminó con éxito", $"In {f.Count(FactValues.SucceededLater)} of them a later call succeeded"), after);
        yield return (say($"Una llamada posterior se transfirió a un agente tras {f.Count(FactValues.TransferredLater)} de ellas",
            $"A later call was transferred to an agent after {f.Count(FactValues.TransferredLater)} of them"), after);
    }

    private static IEnumerable<(string Text, string Cite)> Lies(AnalysisEvidence evidence, TextLanguage language)
    {
        var (f, say) = (new ToldFigures(evidence, language), Sayer(language));
        var (trend, time, after) = (f.Id(FactKind.Trend), f.Id(FactKind.TimeProfile), f.Id(FactKind.Aftermath));
        yield return (say("La tasa de este fallo disminuyó en la última semana", "The rate of this failure decreased in the last week"), trend);
        yield return (say("La tasa de este fallo es estable en la última semana", "The rate of this failure is stable in the last week"), trend);
        yield return (say("La tasa de este fallo no aumentó en la última semana", "The rate of this failure did not increase in the last week"), trend);
        yield return (say("La tasa de este fallo aumentó en la semana anterior a la última", "The rate of this failure increased in the week before the last week"), trend);
        yield return (say("Este fallo es menos frecuente en la última semana que en la anterior", "This failure is less frequent in the last week than before"), trend);
        yield return (say("Este fallo es más frecuente en la semana anterior que en la última", "This failure is more frequent in the week before than in the last week"), trend);
        yield return (say($"En la última semana falló el {f.Rate(FactValues.EarlierRate)}, frente al {f.Rate(FactValues.RecentRate)} de la semana anterior",
            $"In the last week {f.Rate(FactValues.EarlierRate)} failed, against {f.Rate(FactValues.RecentRate)} in the week before"), trend);
        yield return (say($"Este fallo se da en el {f.Rate(FactValues.RecentRate)} de las llamadas", $"This failure occurs in {f.Rate(FactValues.RecentRate)} of the calls"), trend);
        yield return (say($"Este fallo se da en {f.Count(FactValues.EarlierHits)} de {f.Count(FactValues.RecentCalls)} llamadas de la última semana",
            $"This failure occurs in {f.Count(FactValues.EarlierHits)} of {f.Count(FactValues.RecentCalls)} calls of the last week"), trend);
        yield return (say($"El {f.Rate(FactValues.CallsShareInHours)} de estos fallos ocurre entre las 12:00 y las 13:00",
            $"{f.Rate(FactValues.CallsShareInHours)} of these failures occur between 12:00 and 13:00"), time);
        yield return (say($"Entre las 12:00 y las 13:00 entra el {f.Rate(FactValues.ShareInHours)} de las llamadas",
            $"Between 12:00 and 13:00, {f.Rate(FactValues.ShareInHours)} of the calls come in"), time);
        yield return (say($"El {f.Rate(FactValues.ShareInHours)} de estos fallos ocurre entre las 15:00 y las 16:00",
            $"{f.Rate(FactValues.ShareInHours)} of these failures occur between 15:00 and 16:00"), time);
        yield return (say($"El {f.Rate(FactValues.ShareInHours)} de las llamadas tiene este fallo", $"{f.Rate(FactValues.ShareInHours)} of the calls have this failure"), time);
        yield return (say($"Tras {f.Count(FactValues.SucceededLater)} de estas llamadas se volvió a llamar", $"After {f.Count(FactValues.SucceededLater)} of these calls the caller called again"), after);
        yield return (say($"En {f.Count(FactValues.CalledAgain)} casos la llamada posterior terminó con éxito", $"In {f.Count(FactValues.CalledAgain)} of them a later call succeeded"), after);
        yield return (say($"En {f.Count(FactValues.TransferredLater)} casos la llamada posterior terminó con éxito", $"In {f.Count(FactValues.TransferredLater)} of them a later call succeeded"), after);
        yield return (say($"El {f.Rate(FactValues.SucceededLaterShare)} de los llamantes volvió a llamar", $"{f.Rate(FactValues.SucceededLaterShare)} of the callers called again"), after);
        yield return (say($"En {f.Count(FactValues.Traceable)} casos se volvió a llamar", $"In {f.Count(FactValues.Traceable)} of them the caller called again"), after);
    }

    private static Func<string, string, string> Sayer(TextLanguage language) => (spanish, english) => language == TextLanguage.Es ? spanish : english;
}
