using IvrFunctions.Core.Patterns;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

/// <content>When failures happen, and what follows them.</content>
internal sealed partial class EnglishWording
{
    public override string FollowsTheWay => "; but that value follows the way of the call: it tells how far it came, not why it failed";

    public override string HappenedOnce => "; but nothing shows that it recurs on other days";

    public override string Episode(Inquiry inquiry, Episode episode) =>
        $"{Numbers.Percent(episode.ShareOfHits)} of {(inquiry.NamesFailure ? "these" : "the")} failures ({Numbers.Count(episode.Count.Hits)} of "
        + $"{Numbers.Count(episode.All.Hits)}) happened {When(episode.From, episode.To)}, when {Numbers.Percent(episode.ShareOfCalls)} of the calls came in: "
        + "it was an episode, not a rhythm that recurs";

    public override string When(DateTime from, DateTime to)
    {
        var (first, last) = (Day(from), Day(to.AddTicks(-1)));
        if (AreDays(from, to)) return first == last ? $"on {first}" : $"from {first} to {last}";
        return first == last
            ? $"on {first} between {Clock(from.Hour)} and {ClockEnd(to)}"
            : $"between {first} at {Clock(from.Hour)} and {Day(to)} at {Clock(to.Hour)}";
    }

    public override string Where(string when, string group) => $"{when} and {group}";

    public override string TimeProfile(Inquiry inquiry, BusyHours hours) =>
        $"{Numbers.Percent(hours.ShareOfHits)} of {(inquiry.NamesFailure ? "these" : "the")} failures ({Numbers.Count(hours.Comparison.Hits)} of "
        + $"{Numbers.Count(hours.Comparison.AllHits)}) occur between {Clock(hours.From)} and {Clock(hours.To)}, "
        + $"when {Numbers.Percent(hours.ShareOfCalls)} of the calls come in";

    public override string Trend(Inquiry inquiry, CallTrend trend, CallsAtRisk atRisk)
    {
        var what = inquiry.NamesFailure ? "this failure" : "failures";
        var recent = $"{Numbers.Percent(trend.RecentRate)} ({Numbers.Count(trend.Recent.Hits)} of {Calls(trend.Recent.Calls, atRisk)})";
        var earlier = $"against {Numbers.Percent(trend.EarlierRate)} ({Numbers.Count(trend.Earlier.Hits)} of {Calls(trend.Earlier.Calls, atRisk)}) in the week before";
        return trend.Direction switch
        {
            > 0 => $"In the last week the rate of {what} increased: it is {recent}, {earlier}",
            < 0 => $"In the last week the rate of {what} decreased: it is {recent}, {earlier}",
            _ => $"In the last week the rate of {what} is stable: it is {recent}, {earlier}, a difference that may be chance",
        };
    }

    public override string Aftermath(Aftermath aftermath)
    {
        var text = $"The caller is known of {Calls(aftermath.Traceable)} with this ending; after {Numbers.Count(aftermath.CalledAgain)} of them "
            + $"({Percent(aftermath.CalledAgain, aftermath.Traceable)}) the caller called again within a day";
        text += AftermathFact.IsSuccessUnknown(aftermath) ? ""
            : aftermath.Succeeded == 0 ? "; no later call succeeded"
            : $"; after {Numbers.Count(aftermath.Succeeded)} of these ({Percent(aftermath.Succeeded, aftermath.CalledAgain)}) a later call succeeded";
        if (aftermath.Transferred > 0) text += $"; after {Numbers.Count(aftermath.Transferred)} a later call was transferred to an agent";
        return aftermath.OtherChannel > 0 ? text + $"; after {Numbers.Count(aftermath.OtherChannel)} a later call came through another channel" : text;
    }
}
