using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

/// <summary>Picks distinct, relevant stories out of the nearest cases.</summary>
internal sealed class SimilarCaseFinder(ICaseIndex index, double minSimilarity)
{
    /// <summary>
    /// Neighbours asked for a case wanted: several are the same story with other notes, or no longer in the archive, and the
    /// index itself finds some nine of ten true neighbours.
    /// </summary>
    private const int NeighboursPerCase = 6;

    private const int MinNeighbours = 30;

    /// <summary>Asking again stops here: what lies further away is no evidence.</summary>
    private const int MaxNeighbours = 600;

    public async Task<SimilarCases> FindAsync(
        Inquiry inquiry,
        EmbedderIdentity embedder,
        ReadOnlyMemory<float> vector,
        ICallSnapshot snapshot,
        CancellationToken cancellationToken)
    {
        var collection = new CaseCollection(embedder, CaseKind.Failed);
        var count = Math.Max(MinNeighbours, inquiry.Request.Cases * NeighboursPerCase);
        while (true)
        {
            var matches = await index.QueryAsync(collection, vector, count, cancellationToken);
            var known = await KnownCases.FindAsync(snapshot, matches.Select(match => match.Id), cancellationToken);
            var stories = Choose(inquiry, matches, known);
            if (stories.Shown.Count == inquiry.Request.Cases || matches.Count < count || count >= MaxNeighbours) return stories;
            count = Math.Min(MaxNeighbours, count * 4);
        }
    }

    private SimilarCases Choose(Inquiry inquiry, IReadOnlyList<CaseMatch> matches, IReadOnlyDictionary<CaseId, CaseSummary> summaries)
    {
        var narrator = new Narrator(inquiry.Request.Language);
        var relevant = matches
            .Where(match => summaries.ContainsKey(match.Id))
            .Select(match => (Summary: summaries[match.Id], Similarity: Math.Round(match.Similarity, 3)))
            .Where(candidate => candidate.Summary.Sample.IsFailed && IsRelevant(inquiry, candidate.Summary.Sample, candidate.Similarity))
            .OrderByDescending(candidate => candidate.Similarity)
            .ThenByDescending(candidate => candidate.Summary.Calls)
            .ThenBy(candidate => candidate.Summary.Id.Value)
            .ToList();
        var stories = relevant.DistinctBy(candidate => Story(candidate.Summary.Sample)).ToList();
        List<SimilarCase> shown =
        [
            .. DifferentCases.Choose(stories, candidate => candidate.Similarity, candidate => CallTraits.Story.Select(attribute => Told(candidate.Summary.Sample, attribute)), inquiry.Request.Cases)
                .Select((candidate, i) => new SimilarCase(
                    $"C{i + 1}",
                    candidate.Summary.Id.ToString(),
                    candidate.Similarity,
                    candidate.Summary.Calls,
                    candidate.Summary.SampleCallIds,
                    CallTraits.Collect(candidate.Summary.Sample, CallTraits.Story),
                    narrator.Narrate(candidate.Summary.Sample))),
        ];
        return new SimilarCases(shown, relevant.Sum(candidate => candidate.Summary.Calls), IsStoreEmpty: matches.Count == 0);
    }

    /// <summary>Near in the vector space is not enough: a case must be about what was asked.</summary>
    private bool IsRelevant(Inquiry inquiry, CallRecord sample, double similarity)
    {
        if (inquiry.NamesFailure)
        {
            return Agrees(inquiry, sample, CallAttributes.FailureStep) || Agrees(inquiry, sample, CallAttributes.FailureReason);
        }

        if (inquiry.CallType is not null) return Agrees(inquiry, sample, CallAttributes.CallType);
        return inquiry.AsksInGeneral || similarity >= minSimilarity;
    }

    private static bool Agrees(Inquiry inquiry, CallRecord sample, string attribute) =>
        inquiry.Value(attribute) is { } wanted && LabelComparer.Instance.Equals(wanted, CallTraits.Get(sample, attribute));

    private static string Story(CallRecord call) => string.Join('\u001f', CallTraits.Story.Select(attribute => Told(call, attribute)));

    /// <summary>The value by its name: "premium" and "Prémium" tell the same.</summary>
    private static string Told(CallRecord call, string attribute) =>
        CallTraits.Get(call, attribute) is { } value ? LabelFolding.Words(Labels.Of(TextLanguage.Es, attribute, value)) : "";
}
