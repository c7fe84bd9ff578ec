using IvrFunctions.Core.Calls;

namespace IvrFunctions.Core.Analysis;

/// <summary>The built-in writer: the same kind of draft that a model writes, from the same facts and cases.</summary>
internal static class TemplateExplanation
{
    private const int MaxDrivers = 3;
    private const int MaxNoDifference = 2;

    /// <summary>The share of callers who call again from which on a way out at once is worth advising.</summary>
    private const double MinCalledAgain = 0.2;

    public static DraftExplanation Write(Inquiry inquiry, AnalysisEvidence evidence)
    {
        var wording = Wording.For(inquiry.Request.Language);
        var nearest = evidence.Cases.Count > 0 ? evidence.Cases[0] : null;
        // That a step's failures occur in calls that come to it is true, and tells least.
        var driver = evidence.Facts.Where(fact => fact.Kind == FactKind.Driver)
            .OrderBy(fact => fact.About.Keys.All(attribute => attribute == CallAttributes.CallType))
            .FirstOrDefault();
        var breakdown = evidence.Facts.FirstOrDefault(fact => fact.Kind == FactKind.Breakdown);
        var failure = Failure(inquiry, breakdown);
        var known = evidence.Facts.FirstOrDefault(fact => fact.Kind == FactKind.Failure);
        var aftermath = evidence.Facts.FirstOrDefault(fact => fact.Kind == FactKind.Aftermath);
        string[] nearestId = nearest is null ? [] : [nearest.Id];
        string[] cites = [.. Ids(known), .. Ids(breakdown), .. Ids(driver), .. nearestId];
        if (cites.Length == 0) cites = [.. evidence.Facts.Take(1).Select(fact => fact.Id)];

        return new DraftExplanation(
            [
                .. Told(inquiry, evidence).Select(fact => new DraftStatement(
                    fact.Kind == FactKind.Failure ? wording.FailureAgain(inquiry, fact) : fact.Text,
                    [fact.Id])),
                .. Nearest(wording, nearest),
            ],
            new DraftStatement(wording.RootCause(failure, isMostFrequent: breakdown is not null, driver?.About), cites),
            [
                // A group found among all failures says nothing about the most frequent one of them.
                breakdown is null
                    ? new DraftStatement(wording.Review(failure, driver?.About), [.. Ids(driver ?? known), .. nearestId])
                    : new DraftStatement(wording.Review(failure, null), [.. Ids(breakdown), .. nearestId]),
                .. aftermath?.Values.GetValueOrDefault(FactValues.CalledAgainShare) >= MinCalledAgain
                    ? (DraftStatement[])[new DraftStatement(wording.OfferHelp, [aftermath.Id])]
                    : [],
            ],
            Confidence: null);
    }

    /// <summary>
    /// The facts worth a sentence: the population stands in the opening already. Who asks about a group is told of it, whatever stands
    /// out besides; of a call's own values those without a difference matter where no group has one.
    /// </summary>
    private static IEnumerable<Fact> Told(Inquiry inquiry, AnalysisEvidence evidence)
    {
        var drivers = evidence.Facts.Where(fact => fact.Kind == FactKind.Driver).Where((fact, i) => i < MaxDrivers || IsAsked(inquiry, fact)).ToList();
        var isTold = inquiry.Call is null || drivers.Count == 0;
        return evidence.Facts
            .Where(fact => fact.Kind is FactKind.Failure or FactKind.Breakdown or FactKind.Signature
                || (fact.Kind == FactKind.Population && fact.About.Count > 0))
            .Concat(evidence.Facts.Where(fact => fact.Kind == FactKind.NoDifference).Take(isTold ? MaxNoDifference : 0))
            .Concat(drivers)
            .Concat(evidence.Facts.Where(fact => fact.Kind is FactKind.TimeProfile or FactKind.Trend or FactKind.Aftermath));
    }

    private static bool IsAsked(Inquiry inquiry, Fact fact) =>
        inquiry.Call is null && fact.About.All(value => inquiry.Value(value.Key) == value.Value);

    private static IEnumerable<DraftStatement> Nearest(Wording wording, SimilarCase? nearest) =>
        nearest is null ? [] : [new DraftStatement(wording.NearestCase(nearest), [nearest.Id])];

    /// <summary>Step and reason: those asked about, completed by the most frequent ones.</summary>
    private static Dictionary<string, string> Failure(Inquiry inquiry, Fact? breakdown)
    {
        var failure = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var attribute in (string[])[CallAttributes.FailureStep, CallAttributes.FailureReason])
        {
            if ((inquiry.Value(attribute) ?? breakdown?.About.GetValueOrDefault(attribute)) is { } value) failure[attribute] = value;
        }

        return failure;
    }

    private static IEnumerable<string> Ids(Fact? fact) => fact is null ? [] : [fact.Id];
}
