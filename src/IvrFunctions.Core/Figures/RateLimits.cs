using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Figures;

/// <summary>What keeps rates from being known, or from meaning what they seem to.</summary>
internal static class RateLimits
{
    /// <summary>Whether any of the calls says how it ended.</summary>
    public static bool TellEnds(long calls, long unknown) => unknown < calls;

    /// <summary>Whether the archive, or the source asked about, has no calls that went well to compare with.</summary>
    public static bool HoldsFailuresOnly(CallQuery query) =>
        query.Calls.Population is { Calls: > 0 and var calls, Failed: var failed } && failed == calls
        || (query.Filter.Source is { } source && query.Calls.FailuresOnlySources.Contains(source));

    public static IEnumerable<string> Warnings(CallQuery query, long calls, long unknown)
    {
        var wording = Wording.For(query.Language);
        if (calls == 0) yield break;
        if (!TellEnds(calls, unknown)) yield return FigureWording.NoOutcomes(query.Language);
        else if (unknown > 0)
        {
            yield return wording.SomeOutcomesUnknown(query.Calls.Population with { OutcomeUnknown = unknown });
        }

        if (HoldsFailuresOnly(query))
        {
            yield return wording.FailuresOnly;
            yield break;
        }

        var failuresOnly = query.Calls.FailuresOnlySources;
        if (failuresOnly.Count > 0 && query.Filter.Source is null) yield return wording.FailuresOnlySources(failuresOnly);
        if (IsChosenByEnd(query.Filter)) yield return FigureWording.ChosenByEnd(query.Language);
    }

    private static bool IsChosenByEnd(CallFilter filter) =>
        filter.Values.ContainsKey(CallAttributes.Outcome)
        || filter.Values.ContainsKey(CallAttributes.FailureStep)
        || filter.Values.ContainsKey(CallAttributes.FailureReason);
}
