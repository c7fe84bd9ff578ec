using System.Globalization;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Tests.Analysis.Adversarial;

/// <summary>What the facts about time, trend and callers of <see cref="EventfulCalls"/> do not bear out: true sentences, turned round.</summary>
internal sealed class EventfulLies(Random random, AnalysisEvidence evidence, TextLanguage language) : ILies
{
    private readonly ToldFigures told = new(evidence, language);

    public IEnumerable<(string Family, Func<(string Text, string Cite)> Make, bool AlsoAdvice)> Families =>
    [
        ("trends: the direction", () => (Direction(), Trend), false),
        ("trends: the periods", () => (Periods(), Trend), false),
        ("trends: the figures", () => (Changed(Invented(), Recent), Trend), false),
        ("trends: the other figure", () => (Changed(Earlier, Invented()), Trend), false),
        ("trends: the counts", () => (Counts(), Trend), false),
        ("hours: the clock", () => (Hours(told.Rate(FactValues.ShareInHours), random.Next(15, 20)), Time), false),
        ("hours: the figure", () => (Hours(Pick(Invented(), told.Rate(FactValues.CallsShareInHours), Recent, Earlier), 12), Pick(Time, $"{Time},{Trend}")), false),
        ("hours: what is shared", () => (SharedCalls(), Time), false),
        ("callers: the counts", () => (Callers(), After), false),
        ("callers: the figure", () => (Again(Pick(Invented(), told.Rate(FactValues.SucceededLaterShare))), After), false),
    ];

    private string Trend => told.Id(FactKind.Trend);

    private string Time => told.Id(FactKind.TimeProfile);

    private string After => told.Id(FactKind.Aftermath);

    private string Recent => told.Rate(FactValues.RecentRate);

    private string Earlier => told.Rate(FactValues.EarlierRate);

    private string Direction()
    {
        var fell = Say(
            Pick("disminuyó", "bajó", "descendió", "cayó", "se redujo", "mejoró", "se mantiene estable", "no aumentó", "no creció"),
            Pick("decreased", "fell", "dropped", "declined", "went down", "improved", "shrank", "is stable", "did not increase", "never grew"));
        return Pick(
            Say($"La tasa de este fallo {fell} en la última semana", $"The rate of this failure {fell} in the last week"),
            Say($"La tasa de este fallo {fell} respecto a la semana anterior", $"The rate of this failure {fell} compared with the week before"),
            Say($"La tasa {fell} del {Earlier} al {Recent} respecto a la semana anterior", $"The rate {fell} from {Earlier} to {Recent} compared with the week before"),
            Say($"La tasa {fell} del {Earlier} de la semana anterior al {Recent}", $"The rate {fell} from {Earlier} in the week before to {Recent}"),
            Say($"En la última semana la tasa {fell} al {Recent} desde el {Earlier}", $"In the last week the rate {fell} to {Recent} from {Earlier}"),
            Say($"Este fallo {fell} en la última semana: el {Recent}, frente al {Earlier} de la semana anterior", $"This failure {fell} in the last week: {Recent}, against {Earlier} in the week before"));
    }

    private string Periods()
    {
        var rose = Rose();
        return Pick(
            Changed(Recent, Earlier),
            Say($"La tasa {rose} del {Earlier} de la última semana al {Recent} de la semana anterior", $"The rate {rose} from {Earlier} in the last week to {Recent} in the week before"),
            Say($"En la semana anterior la tasa {rose} del {Earlier} al {Recent}", $"In the week before the rate {rose} from {Earlier} to {Recent}"),
            Say($"La tasa {rose} del {Earlier} al {Recent} en la semana anterior", $"The rate {rose} from {Earlier} to {Recent} in the previous week"),
            Say($"La tasa {rose} del {Earlier} al {Recent} respecto a la última semana", $"The rate {rose} from {Earlier} to {Recent} compared with the last week"),
            Say($"Frente a la última semana, la tasa {rose} en la semana anterior", $"Compared with the last week, the rate {rose} in the week before"),
            Say($"La tasa {rose} en la semana anterior frente a la última", $"The rate {rose} in the week before against the last week"),
            Say($"En la semana anterior falló el {Recent}, frente al {Earlier} de la última", $"In the week before {Recent} failed, against {Earlier} in the last week"),
            Say($"La tasa pasó del {Recent} de la semana anterior al {Earlier}", $"The rate went from {Recent} in the week before to {Earlier}"));
    }

    private string Changed(string from, string to)
    {
        var rose = Rose();
        return Pick(
            Say($"La tasa {rose} del {from} al {to} respecto a la semana anterior", $"The rate {rose} from {from} to {to} compared with the week before"),
            Say($"La tasa de este fallo {rose} del {from} de la semana anterior al {to}", $"The rate of this failure {rose} from {from} in the week before to {to}"),
            Say($"En la última semana la tasa {rose} del {from} al {to}", $"In the last week the rate {rose} from {from} to {to}"),
            Say($"La tasa {rose} al {to} en la última semana desde el {from} de la semana anterior", $"The rate {rose} to {to} in the last week from {from} in the week before"),
            Say($"En la última semana falló el {to}, frente al {from} de la semana anterior", $"In the last week {to} failed, against {from} in the week before"));
    }

    private string Counts()
    {
        var (hits, calls) = (told.Count(FactValues.RecentHits), told.Count(FactValues.RecentCalls));
        var (before, callsBefore) = (told.Count(FactValues.EarlierHits), told.Count(FactValues.EarlierCalls));
        return Pick(
            Say($"En la última semana este fallo se dio en {before} de {calls} llamadas", $"In the last week this failure occurred in {before} of {calls} calls"),
            Say($"En la semana anterior este fallo se dio en {hits} de {callsBefore} llamadas", $"In the week before this failure occurred in {hits} of {callsBefore} calls"),
            Say($"En la última semana hubo {calls} fallos", $"In the last week there were {calls} failures"),
            Say($"Este fallo pasó de {hits} llamadas de la semana anterior a {before}", $"This failure went from {hits} calls in the week before to {before}"));
    }

    private string Hours(string share, int from) => Pick(
        Say($"El {share} de estos fallos ocurre entre las {from}:00 y las {from + 1}:00", $"{share} of these failures occur between {from}:00 and {from + 1}:00"),
        Say($"Entre las {from}:00 y las {from + 1}:00 se da el {share} de estos fallos", $"Between {from}:00 and {from + 1}:00 there are {share} of these failures"));

    private string SharedCalls()
    {
        var share = told.Rate(FactValues.ShareInHours);
        return Pick(
            Say($"Entre las 12:00 y las 13:00 entra el {share} de las llamadas", $"Between 12:00 and 13:00 {share} of the calls come in"),
            Say($"Entre las 12:00 y las 13:00 falla el {share} de las llamadas", $"Between 12:00 and 13:00 {share} of the calls fail"),
            Say($"El {share} de las llamadas tiene este fallo", $"{share} of the calls have this failure"));
    }

    private string Callers()
    {
        var counts = (string[])[FactValues.Traceable, FactValues.CalledAgain, FactValues.SucceededLater, FactValues.TransferredLater];
        var (wrong, right) = Pick(counts.SelectMany(wrong => counts, (wrong, right) => (wrong, right))
            .Where(pair => told.Count(pair.wrong) != told.Count(pair.right)).ToArray());
        var count = told.Count(wrong);
        return right switch
        {
            FactValues.Traceable => Say($"Se conoce al llamante de {count} llamadas", $"The caller is known of {count} calls"),
            FactValues.CalledAgain => Say($"Tras {count} de estas llamadas se volvió a llamar", $"After {count} of these calls the caller called again"),
            FactValues.SucceededLater => Say($"En {count} casos la llamada posterior terminó con éxito", $"In {count} of them a later call succeeded"),
            _ => Say($"Una llamada posterior se transfirió a un agente tras {count} de ellas", $"A later call was transferred to an agent after {count} of them"),
        };
    }

    private string Again(string share) => Pick(
        Say($"El {share} de los llamantes volvió a llamar", $"{share} of the callers called again"),
        Say($"Tras el {share} de estas llamadas se volvió a llamar", $"After {share} of these calls the caller called again"));

    private string Rose() => Say(Pick("aumentó", "subió", "creció", "se incrementó"), Pick("rose", "increased", "grew", "climbed", "went up"));

    private string Invented() => $"{random.Next(71, 99).ToString(CultureInfo.InvariantCulture)}{Say(",", ".")}{random.Next(1, 9)}{Say(" ", "")}%";

    private string Say(string spanish, string english) => language == TextLanguage.Es ? spanish : english;

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];
}
