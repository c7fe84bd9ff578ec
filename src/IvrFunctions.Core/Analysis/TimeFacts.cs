using System.Text.RegularExpressions;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Patterns;

namespace IvrFunctions.Core.Analysis;

/// <summary>When the failure occurs, and whether it becomes more frequent.</summary>
internal sealed partial class TimeFacts(Inquiry inquiry, FailureFindings findings, CallsAtRisk atRisk, FactList facts)
{
    /// <summary>How many times as certain the hours must be as the band.</summary>
    private const double MinSharper = 1.15;

    private readonly Wording wording = Wording.For(inquiry.Request.Language);

    public void Add()
    {
        if (findings.Episode is { } episode) AddEpisode(episode);
        if (findings.Hours is { } hours && !IsTold(hours)) AddHours(hours);
        if (findings.Trend is { } trend && (trend.Direction != 0 || AsksForTrend(inquiry.Request.Question))) AddTrend(trend);
    }

    /// <summary>A driver with a time of day has said it, unless the hours say it much better.</summary>
    private bool IsTold(BusyHours hours)
    {
        var bands = findings.Groups.Singles.Where(single => single.Attribute == CallAttributes.HourBand).ToList();
        return findings.Groups.Tells(CallAttributes.HourBand) && bands.Exists(band => hours.Comparison.Z < MinSharper * band.Comparison.Z);
    }

    private void AddHours(BusyHours hours) => facts.Add(
        FactKind.TimeProfile,
        wording.TimeProfile(inquiry, hours),
        facts.Failure,
        new Dictionary<string, double>
        {
            [FactValues.HitsInHours] = hours.Comparison.Hits,
            [FactValues.Failed] = hours.Comparison.AllHits,
            [FactValues.ShareInHours] = FactList.Round(hours.ShareOfHits),
            [FactValues.CallsShareInHours] = FactList.Round(hours.ShareOfCalls),
            [FactValues.FromHour] = hours.From,
            [FactValues.ToHour] = hours.To,
        });

    private void AddEpisode(Episode episode)
    {
        var values = new Dictionary<string, double>
        {
            [FactValues.HitsInHours] = episode.Count.Hits,
            [FactValues.Failed] = episode.All.Hits,
            [FactValues.ShareInHours] = FactList.Round(episode.ShareOfHits),
            [FactValues.CallsShareInHours] = FactList.Round(episode.ShareOfCalls),
        };
        if (!episode.IsOfDays)
        {
            values[FactValues.FromHour] = episode.From.Hour;
            values[FactValues.ToHour] = episode.To.Hour == 0 ? 24 : episode.To.Hour;
        }

        facts.Add(
            FactKind.Episode,
            wording.Episode(inquiry, episode),
            facts.Failure,
            values,
            facts.Query("/api/summary", new Dictionary<string, string>()) with { From = episode.From, To = episode.To });
    }

    private void AddTrend(CallTrend trend) => facts.Add(
        FactKind.Trend,
        wording.Trend(inquiry, trend, atRisk),
        facts.Failure,
        new Dictionary<string, double>
        {
            [FactValues.RecentCalls] = trend.Recent.Calls,
            [FactValues.RecentHits] = trend.Recent.Hits,
            [FactValues.RecentRate] = FactList.Round(trend.RecentRate),
            [FactValues.EarlierCalls] = trend.Earlier.Calls,
            [FactValues.EarlierHits] = trend.Earlier.Hits,
            [FactValues.EarlierRate] = FactList.Round(trend.EarlierRate),
        },
        facts.Query("/api/summary", new Dictionary<string, string>()) with
        {
            From = trend.From.ToDateTime(TimeOnly.MinValue),
            To = trend.To.ToDateTime(TimeOnly.MinValue),
        });

    private static bool AsksForTrend(string? question) => question is not null && TrendWords.IsMatch(question);

    [GeneratedRegex(
        @"\b(?:tendencia|aument\w*|crec\w*|sub(?:e|en|ido|iendo)|baj(?:a|an|ado|ando)|empeor\w*|mejor\w*|últim\w*|reciente\w*|semana|ahora|trend\w*|increas\w*|grow\w*|ris(?:e|es|ing)|drop\w*|declin\w*|worse\w*|improv\w*|recent\w*|lately|week|now)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex TrendWords { get; }
}
