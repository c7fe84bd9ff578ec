using System.Diagnostics.CodeAnalysis;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Patterns;

/// <summary>The calls at risk, counted by what patterns are made of.</summary>
/// <param name="All">All of them.</param>
/// <param name="Current">Those of the current period, where trends can be told.</param>
/// <param name="Previous">Those of the period before.</param>
/// <param name="Warnings">What the choice of dimensions leaves out.</param>
internal sealed record PatternRows(CodedRows All, CodedRows? Current, CodedRows? Previous, IReadOnlyList<string> Warnings)
{
    [MemberNotNullWhen(true, nameof(Current), nameof(Previous))]
    public bool CanCompare => Current is not null && Previous is not null && TrendTest.CanCompare(Current) && TrendTest.CanCompare(Previous);

    /// <summary>The same calls by some of the dimensions.</summary>
    public PatternRows Only(IReadOnlyList<string> dimensions) =>
        this with { All = All.Only(dimensions), Current = Current?.Only(dimensions), Previous = Previous?.Only(dimensions) };

    public static async Task<PatternRows> ReadAsync(PatternQuery query, TrendPeriods? periods, CancellationToken cancellationToken)
    {
        var isAllCurrent = ReferenceEquals(periods?.Current, query.AtRisk.Filter);
        CallFilter[] choices = periods is null ? [] : isAllCurrent ? [periods.Previous] : [periods.Previous, periods.Current];
        var counted = await CallsByDimension.CountAsync(query, choices, cancellationToken);
        return new PatternRows(
            counted.All,
            periods is null ? null : isAllCurrent ? counted.All : counted.Of(1),
            periods is null ? null : counted.Of(0),
            [.. Warn(query, counted)]);
    }

    private static IEnumerable<string> Warn(PatternQuery query, CallsByDimension counted)
    {
        var language = query.AtRisk.Language;
        if (query.Dimensions is not null)
        {
            if (counted.Labels.Count > 0) yield return PatternWording.AskedForFollowFailures(language, counted.Labels);
            yield break;
        }

        if (counted.Labels.Count > 0) yield return PatternWording.FollowFailures(language, counted.Labels);
        if (counted.LeftOut.Count > 0) yield return PatternWording.MoreDimensions(language, counted.LeftOut);
    }
}
