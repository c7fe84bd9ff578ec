using System.Text.RegularExpressions;
using IvrFunctions.Core.Calls;

namespace IvrFunctions.Core.Analysis;

/// <summary>When the failure occurs, and whether it becomes more frequent.</summary>
internal sealed partial class TimeFacts(Inquiry inquiry, FailureFindings findings, CallsAtRisk atRisk, FactList facts)
{
    private readonly Wording wording = Wording.For(inquiry.Request.Language);

    public void Add()
    {
        // A driver with a time of day has said it.
        if (findings.Hours is { } hours && !findings.Groups.Tells(CallAttributes.HourBand)) AddHours(hours);
        if (findings.Trend is { } trend && (trend.Direction != 0 || AsksForTrend(inquiry.Request.Question))) AddTrend(trend);
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
        facts.Query("/api/summary", new Dictionary<string, string>()) with { From = trend.From, To = trend.To });

    private static bool AsksForTrend(string? question) => question is not null && TrendWords.IsMatch(question);

    [GeneratedRegex(
        @"\b(?:tendencia|aument\w*|crec\w*|sub(?:e|en|ido|iendo)|baj(?:a|an|ado|ando)|empeor\w*|mejor\w*|últim\w*|reciente\w*|semana|ahora|trend\w*|increas\w*|grow\w*|ris(?:e|es|ing)|drop\w*|declin\w*|worse\w*|improv\w*|recent\w*|lately|week|now)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex TrendWords { get; }
}
