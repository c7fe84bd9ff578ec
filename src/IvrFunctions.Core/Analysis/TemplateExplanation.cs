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
        var episode = evidence.Facts.FirstOrDefault(fact => fact.Kind == FactKind.Episode);
        var where = Where(wording, episode, driver);
        var breakdown = evidence.Facts.FirstOrDefault(fact => fact.Kind == FactKind.Breakdown);
        // What all of them have in common is no part of them.
        var isPart = breakdown is not null && breakdown.Values[FactValues.Share] < 1;
        var failure = Failure(inquiry, breakdown);
        var known = evidence.Facts.FirstOrDefault(fact => fact.Kind == FactKind.Failure);
        var aftermath = evidence.Facts.FirstOrDefault(fact => fact.Kind == FactKind.Aftermath);
        string[] nearestId = nearest is null ? [] : [nearest.Id];
        string[] cites = [.. Ids(known), .. Ids(breakdown), .. Ids(episode), .. Ids(driver), .. nearestId];
        if (cites.Length == 0) cites = [.. evidence.Facts.Take(1).Select(fact => fact.Id)];

        return new DraftExplanation(
            [
                .. Told(inquiry, evidence).Select(fact => new DraftStatement(
                    fact.Kind == FactKind.Failure ? wording.FailureAgain(inquiry, fact) : fact.Text,
                    [fact.Id])),
                .. Nearest(wording, nearest),
            ],
            new DraftStatement(wording.RootCause(failure, isMostFrequent: isPart, where), cites),
            [
                Review(),
                .. aftermath?.Values.GetValueOrDefault(FactValues.CalledAgainShare) >= MinCalledAgain
                    ? (DraftStatement[])[new DraftStatement(wording.OfferHelp, [aftermath.Id])]
                    : [],
            ],
            Confidence: null);

        // A group found among all failures says nothing about the most frequent one of them.
        DraftStatement Review() => (isPart, episode) switch
        {
            (true, { } once) => new DraftStatement(wording.Review(new Dictionary<string, string>(), When(wording, once), null), [once.Id]),
            (true, null) => new DraftStatement(wording.Review(failure, null, null), [.. Ids(breakdown), .. nearestId]),
            _ => new DraftStatement(
                wording.Review(failure, When(wording, episode), driver?.About),
                [.. where is null ? Ids(known ?? breakdown) : Ids(episode).Concat(Ids(driver)), .. nearestId]),
        };
    }

    /// <summary>
    /// The facts worth a sentence: the population stands in the opening already. Who asks about a group is told of it, whatever stands
    /// out besides; of a call's own values those without a difference matter where no group has one.
    /// </summary>
    private static IEnumerable<Fact> Told(Inquiry inquiry, AnalysisEvidence evidence)
    {
        var drivers = evidence.Facts.Where(fact => fact.Kind == FactKind.Driver).Where((fact, i) => i < MaxDrivers || IsAsked(inquiry, fact)).ToList();
        var isTold = inquiry.Call is null || drivers.Count == 0;
        // Who asks about all failures and hears of no part of them hears how many there are.
        var isOpen = !evidence.Facts.Any(fact => fact.Kind is FactKind.Failure or FactKind.Breakdown or FactKind.Signature
            || (fact.Kind == FactKind.Population && fact.About.Count > 0));
        return evidence.Facts
            .Where(fact => fact.Kind is FactKind.Failure or FactKind.Breakdown or FactKind.Signature
                || (fact.Kind == FactKind.Population && (fact.About.Count > 0 || isOpen)))
            .Concat(evidence.Facts.Where(fact => fact.Kind == FactKind.NoDifference).Take(isTold ? MaxNoDifference : 0))
            .Concat(evidence.Facts.Where(fact => fact.Kind == FactKind.Episode))
            .Concat(drivers)
            .Concat(evidence.Facts.Where(fact => fact.Kind is FactKind.TimeProfile or FactKind.Trend or FactKind.Aftermath));
    }

    private static string? When(Wording wording, Fact? episode) =>
        episode?.Computed is { From: { } from, To: { } to } ? wording.When(from, to) : null;

    /// <summary>When, and in which group, the failures concentrate.</summary>
    private static string? Where(Wording wording, Fact? episode, Fact? driver)
    {
        var when = When(wording, episode);
        var group = driver is null ? null : wording.Phrase(driver.About);
        return when is null || group is null ? when ?? group : wording.Where(when, group);
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
