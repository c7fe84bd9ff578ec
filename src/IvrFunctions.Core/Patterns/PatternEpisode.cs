namespace IvrFunctions.Core.Patterns;

/// <summary>One stretch of time in which many of the failures happened.</summary>
/// <param name="From">When it begins, on the clock of the export.</param>
/// <param name="To">When it has ended.</param>
/// <param name="Calls">The calls of these hours.</param>
/// <param name="Failed">Those that failed.</param>
/// <param name="ShareOfFailures">The same as a fraction of all failures looked for.</param>
/// <param name="Rate">Failed of calls.</param>
/// <param name="RateElsewhere">The rate at all other times.</param>
public sealed record PatternEpisode(
    DateTime From, DateTime To, long Calls, long Failed, double ShareOfFailures, double Rate, double RateElsewhere)
{
    internal static PatternEpisode? Of(Episode? found) => found is { } episode
        ? new PatternEpisode(
            episode.From, episode.To, episode.Count.Calls, episode.Count.Hits, episode.ShareOfHits, episode.Rate, episode.RateElsewhere)
        : null;
}
