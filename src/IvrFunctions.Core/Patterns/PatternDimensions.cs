using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Patterns;

/// <summary>
/// Chooses what patterns are made of where nobody says: who called, when, from where and about what. What is known only because a call failed, or
/// only because it did not, would be found to concentrate failures and explain none of them.
/// </summary>
internal static class PatternDimensions
{
    /// <summary>More attributes divide the calls into groups too small to tell of.</summary>
    private const int MaxDimensions = 10;

    /// <summary>An attribute of more values is hardly a cause that repeats; it can be asked for.</summary>
    private const long MaxValues = 1_000;

    /// <summary>A queue that more calls lack is known of calls that came as far as the agents.</summary>
    private const double MaxMissingQueue = 0.05;

    /// <summary>How many times the failure rate of calls with a value is that of calls without, or the reverse, where the value follows the failure.</summary>
    private const double TellingRatio = 20;

    /// <summary>Fewer calls on either side tell nothing.</summary>
    private const long MinCalls = 30;

    /// <summary>The share of the uncertainty about failures that a mere label of them takes away.</summary>
    private const double LabelShare = 0.9;

    /// <summary>Candidates, those that every archive has first.</summary>
    public static IReadOnlyList<string> Candidates(ICallSnapshot calls) =>
    [
        .. calls.Dimensions
            .Where(dimension => dimension.Values is > 1 and <= MaxValues
                && !PatternQuery.Targets.Contains(dimension.Name)
                && dimension.Name != CallAttributes.MenuPath
                && (dimension.Name != CallAttributes.Queue || dimension.ShareMissing <= MaxMissingQueue))
            .Select(dimension => dimension.Name),
    ];

    /// <param name="dimensions">Candidates.</param>
    /// <param name="filled">How many calls have a value of each.</param>
    /// <param name="all">All calls.</param>
    public static DimensionChoice Choose(IReadOnlyList<string> dimensions, IReadOnlyList<HitCount> filled, HitCount all)
    {
        var telling = dimensions.Where((_, i) => FollowsFailure(filled[i], all)).ToList();
        var usable = dimensions.Except(telling).ToList();
        return new DimensionChoice([.. usable.Take(MaxDimensions)], telling, [.. usable.Skip(MaxDimensions)]);
    }

    /// <summary>Whether calls have a value there because they failed, or because they did not.</summary>
    public static bool FollowsFailure(HitCount filled, HitCount all)
    {
        var missing = new HitCount(all.Calls - filled.Calls, all.Hits - filled.Hits);
        if (filled.Calls < MinCalls || missing.Calls < MinCalls) return false;
        var ratio = Rate(filled) / Rate(missing);
        return ratio is >= TellingRatio or <= 1 / TellingRatio;
    }

    /// <summary>Whether the attribute is a label of how calls end: its values tell almost for certain which fail.</summary>
    public static bool IsLabel(CodedRows rows, int attribute)
    {
        var counts = new HitCount[rows.CodesOf(attribute)];
        for (var row = 0; row < rows.Count; row++)
        {
            ref var count = ref counts[rows.Codes[attribute][row]];
            count = new HitCount(count.Calls + rows.Calls[row], count.Hits + rows.Failed[row]);
        }

        return IsLabel(counts);
    }

    /// <param name="counts">The calls of each value of the attribute.</param>
    public static bool IsLabel(IReadOnlyCollection<HitCount> counts)
    {
        var (calls, failed) = (counts.Sum(count => count.Calls), counts.Sum(count => count.Hits));
        if (failed == 0 || failed == calls) return false;

        // With few calls a value, chance alone tells much.
        return calls >= MinCalls * counts.Count
            && counts.Sum(count => Uncertainty(count.Calls, count.Hits)) <= (1 - LabelShare) * Uncertainty(calls, failed);
    }

    /// <summary>Entropy of all calls together, in nats.</summary>
    private static double Uncertainty(double calls, double failed) =>
        failed <= 0 || failed >= calls ? 0 : -(failed * Math.Log(failed / calls)) - ((calls - failed) * Math.Log(1 - (failed / calls)));

    private static double Rate(HitCount count) => (count.Hits + 0.5) / (count.Calls + 1);
}

/// <param name="Chosen">What patterns are made of.</param>
/// <param name="Telling">What follows the failure.</param>
/// <param name="LeftOut">What is one too many.</param>
internal sealed record DimensionChoice(IReadOnlyList<string> Chosen, IReadOnlyList<string> Telling, IReadOnlyList<string> LeftOut);
