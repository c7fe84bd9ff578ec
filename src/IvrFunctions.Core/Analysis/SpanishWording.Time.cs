using IvrFunctions.Core.Patterns;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

/// <content>When failures happen, and what follows them.</content>
internal sealed partial class SpanishWording
{
    public override string FollowsTheWay => "; pero ese dato sigue el recorrido de la llamada: dice hasta dónde llegó, no por qué falló";

    public override string HappenedOnce => "; pero no consta que se repita en otros días";

    public override string Episode(Inquiry inquiry, Episode episode) =>
        $"El {Numbers.Percent(episode.ShareOfHits)} de {(inquiry.NamesFailure ? "estos" : "los")} fallos ({Numbers.Count(episode.Count.Hits)} de "
        + $"{Numbers.Count(episode.All.Hits)}) ocurrió {When(episode.From, episode.To)}, cuando entró el {Numbers.Percent(episode.ShareOfCalls)} de las llamadas: "
        + "fue un episodio, no un ritmo que se repita";

    public override string When(DateTime from, DateTime to)
    {
        var (first, last) = (Day(from), Day(to.AddTicks(-1)));
        if (AreDays(from, to)) return first == last ? $"el {first}" : $"entre el {first} y el {last}";
        return first == last
            ? $"el {first} entre las {Clock(from.Hour)} y las {ClockEnd(to)}"
            : $"entre el {first} a las {Clock(from.Hour)} y el {Day(to)} a las {Clock(to.Hour)}";
    }

    public override string Where(string when, string group) => $"{when} y {group}";

    public override string TimeProfile(Inquiry inquiry, BusyHours hours) =>
        $"El {Numbers.Percent(hours.ShareOfHits)} de {(inquiry.NamesFailure ? "estos" : "los")} fallos ({Numbers.Count(hours.Comparison.Hits)} de "
        + $"{Numbers.Count(hours.Comparison.AllHits)}) ocurre entre las {Clock(hours.From)} y las {Clock(hours.To)}, "
        + $"cuando entra el {Numbers.Percent(hours.ShareOfCalls)} de las llamadas";

    public override string Trend(Inquiry inquiry, CallTrend trend, CallsAtRisk atRisk)
    {
        var what = inquiry.NamesFailure ? "este fallo" : "los fallos";
        var recent = $"{Numbers.Percent(trend.RecentRate)} ({Numbers.Count(trend.Recent.Hits)} de {Calls(trend.Recent.Calls, atRisk)})";
        var earlier = $"frente al {Numbers.Percent(trend.EarlierRate)} ({Numbers.Count(trend.Earlier.Hits)} de {Calls(trend.Earlier.Calls, atRisk)}) de la semana anterior";
        return trend.Direction switch
        {
            > 0 => $"En la última semana la tasa de {what} aumentó: es del {recent}, {earlier}",
            < 0 => $"En la última semana la tasa de {what} disminuyó: es del {recent}, {earlier}",
            _ => $"En la última semana la tasa de {what} es estable: es del {recent}, {earlier}, una diferencia que puede ser casual",
        };
    }

    public override string Aftermath(Aftermath aftermath)
    {
        var text = $"Se conoce al llamante de {Calls(aftermath.Traceable)} con este final; tras {Numbers.Count(aftermath.CalledAgain)} de ellas "
            + $"({Percent(aftermath.CalledAgain, aftermath.Traceable)}) volvió a llamar en menos de un día";
        text += AftermathFact.IsSuccessUnknown(aftermath) ? ""
            : aftermath.Succeeded == 0 ? "; ninguna llamada posterior terminó con éxito"
            : $"; tras {Numbers.Count(aftermath.Succeeded)} de estas ({Percent(aftermath.Succeeded, aftermath.CalledAgain)}) una llamada posterior terminó con éxito";
        if (aftermath.Transferred > 0) text += $"; tras {Numbers.Count(aftermath.Transferred)} una llamada posterior se transfirió a un agente";
        return aftermath.OtherChannel > 0 ? text + $"; tras {Numbers.Count(aftermath.OtherChannel)} una llamada posterior fue por otro canal" : text;
    }
}
