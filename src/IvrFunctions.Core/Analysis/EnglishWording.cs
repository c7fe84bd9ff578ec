using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

internal sealed partial class EnglishWording() : Wording(TextLanguage.En)
{
    public override string Population(CallPopulation population)
    {
        var period = population.From is null ? "The" : $"From {Day(population.From)} to {Day(population.To)} the";
        var text = $"{period} archive holds {Calls(population.Calls)}";
        if (population.OutcomeUnknown == population.Calls) return text + ", none of which says how it ended: failure rates cannot be known";
        if (population.Failed == population.Calls) return text + ", all of them failed: what share of calls fails cannot be known";
        return text + $", of which {Numbers.Count(population.Failed)} failed ({Percent(population.Failed, population.Calls)})";
    }

    public override string CallsOfType(string callType, CallsAtRisk atRisk) =>
        atRisk.FailuresOnly
            ? $"There {(atRisk.Calls == 1 ? "is" : "are")} {Calls(atRisk.Calls, callType)}, all failed"
            : $"Of {Calls(atRisk.Calls, callType)}, {Numbers.Count(atRisk.Failed)} failed ({Percent(atRisk.Failed, atRisk.Calls)})";

    public override string Failure(Inquiry inquiry, CallsAtRisk atRisk)
    {
        var text = $"{Calls(atRisk.Hits, inquiry.CallType)} failed{What(inquiry.Attributes)}: "
            + $"{Percent(atRisk.Hits, atRisk.Failed)} of {(atRisk.Failed == 1 ? "the only failure" : $"the {Numbers.Count(atRisk.Failed)} failures")}";
        if (inquiry.CallType is not null) text += $" of {OfType(inquiry.CallType)}calls";
        return atRisk.FailuresOnly
            ? text
            : text + $" and {Percent(atRisk.Hits, atRisk.Calls)} of the {Calls(atRisk.Calls, inquiry.CallType)}";
    }

    public override string Breakdown(Inquiry inquiry, IReadOnlyDictionary<string, string> about, long hits, long failures) =>
        hits == failures && hits > 1
            ? $"{(inquiry.NamesFailure ? "All these failures" : "All failures")} ({Numbers.Count(hits)}) happened{What(about)}"
            : $"{Numbers.Count(hits)} of {(inquiry.NamesFailure ? "these" : "the")} {Numbers.Count(failures)} failures "
                + $"({Percent(hits, failures)}) happened{What(about)}";

    public override string Signature(
        Inquiry inquiry, IReadOnlyDictionary<string, string> about, GroupComparison group, CallsAtRisk atRisk)
    {
        var text = $"With everything the request names ({Enumerate(about)}) there {(group.Calls == 1 ? "is" : "are")} {Calls(group.Calls, atRisk)}";
        if (group.Calls < GroupComparison.MinCalls) return text + ", too few to compare";

        var verb = !inquiry.NamesFailure ? "failed" : group.Hits <= 1 ? "has this failure" : "have this failure";
        var hits = group.Hits == 0 ? "none" : $"{Numbers.Count(group.Hits)} ({Numbers.Percent(group.Rate)})";
        return $"{text}, of which {hits} {verb}, against {Numbers.Percent(group.RateElsewhere)} of the others";
    }

    public override string Driver(
        Inquiry inquiry, IReadOnlyDictionary<string, string> about, GroupComparison group, CallsAtRisk atRisk)
    {
        var counts = $"{Numbers.Count(group.Hits)} of {Calls(group.Calls, atRisk)}, {Numbers.Percent(group.Rate)}";
        if (group.Lift is not { } lift)
        {
            return $"{(inquiry.NamesFailure ? "This failure only occurs" : "Failures only occur")} {Phrase(about)} ({counts})";
        }

        var subject = inquiry.NamesFailure ? "This failure is" : "Failures are";
        return $"{subject} {Numbers.Ratio(lift)} times more frequent {Phrase(about)} ({counts}) "
            + $"than elsewhere ({Numbers.Percent(group.RateElsewhere)})";
    }

    public override string ExplainedByCombination => "; without the most affected combination the difference is no longer clear";

    public override string NoDifference(
        Inquiry inquiry, IReadOnlyDictionary<string, string> about, GroupComparison group, CallsAtRisk atRisk)
    {
        if (group.Calls < GroupComparison.MinCalls)
        {
            return $"{Capitalised(Phrase(about))} there {(group.Calls == 1 ? "is" : "are")} only {Calls(group.Calls, atRisk)}, too few to compare";
        }

        var what = inquiry.NamesFailure ? "This failure is not clearly more frequent" : "Failures are not clearly more frequent";
        return $"{what} {Phrase(about)}: {Numbers.Count(group.Hits)} of {Calls(group.Calls, atRisk)} ({Numbers.Percent(group.Rate)}), "
            + $"against {Numbers.Percent(group.RateElsewhere)} elsewhere";
    }

    public override string Rejected(
        Inquiry inquiry, IReadOnlyDictionary<string, string> about, GroupComparison group, CallsAtRisk atRisk, bool isExplained)
    {
        var what = inquiry.NamesFailure ? "this failure looks more frequent" : "failures look more frequent";
        var figures = $"{Numbers.Count(group.Hits)} of {Calls(group.Calls, atRisk)}, {Numbers.Percent(group.Rate)}, "
            + $"against {Numbers.Percent(group.RateElsewhere)} elsewhere";
        var why = isExplained
            ? "but not by itself: without the groups that stand out the difference disappears"
            : "but the difference is not significant and may be chance";
        return $"{Capitalised(Phrase(about))} {what} ({figures}), {why}";
    }

    public override string OfferHelp => "offer an agent or a call-back as soon as the failure happens, instead of waiting for the caller to call again";

    protected override string InCallsOfType(string callType) => $"in {OfType(callType)}calls";

    public override string FailureAgain(Inquiry inquiry, Fact failure)
    {
        var failed = (long)failure.Values[FactValues.Failed];
        var text = $"This failure occurs in {Calls((long)failure.Values[FactValues.Hits], inquiry.CallType)}: "
            + $"{Numbers.Percent(failure.Values[FactValues.Share])} of {(failed == 1 ? "the only failure" : $"the {Numbers.Count(failed)} failures")}";
        if (!failure.Values.TryGetValue(FactValues.Rate, out var rate)) return text;
        return $"{text} and {Numbers.Percent(rate)} of the {Calls((long)failure.Values[FactValues.Calls])}"
            + (inquiry.CallType is null ? "" : " of that type");
    }

    public override string NearestCase(SimilarCase nearest) =>
        $"The most similar case stands for {Calls(nearest.Calls)} with the same story";

    public override string RootCause(IReadOnlyDictionary<string, string> failure, bool isMostFrequent, string? where)
    {
        if (failure.Count == 0)
        {
            return where is null
                ? "The root cause is not in the data: no segment, time, day, region or channel stands out"
                : $"The root cause is not in the data, but the failures concentrate {where}";
        }

        var reason = failure.TryGetValue(CallAttributes.FailureReason, out var known)
            ? Phrase(CallAttributes.FailureReason, known)
            : "a failure without a recorded reason";
        var what = failure.TryGetValue(CallAttributes.FailureStep, out var step) ? $"{reason} {Phrase(CallAttributes.FailureStep, step)}" : reason;
        if (isMostFrequent) what += ", the most frequent one";
        if (where is null) return what + ", while no segment, time, day, region or channel stands out";
        var concentration = isMostFrequent ? $"; taken together, these failures concentrate {where}" : $", above all {where}";
        return $"{what}{concentration} (a statistical association, not proof)";
    }

    public override string Review(
        IReadOnlyDictionary<string, string> failure, string? when, IReadOnlyDictionary<string, string>? group)
    {
        group ??= new Dictionary<string, string>();
        string[] where = [.. when is null ? Array.Empty<string>() : [when], .. Phrase(WithoutType(group)) is { Length: > 0 } others ? [others] : Array.Empty<string>()];
        return $"review the logs of the {OfType(group.GetValueOrDefault(CallAttributes.CallType))}calls that failed{What(failure)}"
            + (where.Length == 0 ? "" : " " + string.Join(" and ", where));
    }

    public override string Opening(Inquiry inquiry)
    {
        if (inquiry.Request.Question is null || inquiry.Call is not null)
        {
            return $"This {OfType(inquiry.CallType)}call failed{What(inquiry.Attributes)}.";
        }

        if (inquiry.AsksInGeneral) return "The question is about all calls that failed.";
        return inquiry.Attributes.Count == 0
            ? "The question is answered from the cases most like it."
            : $"The question is about {OfType(inquiry.CallType)}calls that failed{What(inquiry.Attributes)}{Where(inquiry.Attributes)}.";
    }

    public override string Basis(AnalysisEvidence evidence)
    {
        var archive = evidence.Population.Calls == 1 ? "the only call in the archive" : $"all {Calls(evidence.Population.Calls)} in the archive";
        return evidence.Cases.Count switch
        {
            0 => $"Based on {archive}",
            1 => $"Based on 1 similar case ({Calls(evidence.SimilarCalls)}) and {archive}",
            var count => $"Based on {Numbers.Count(count)} similar cases ({Calls(evidence.SimilarCalls)}) and {archive}",
        };
    }

    public override string BasisEnd => ", this is what can be seen.";

    public override string RootCauseLead(string rootCause) =>
        rootCause.StartsWith("The root cause", StringComparison.OrdinalIgnoreCase)
        || rootCause.StartsWith("The probable", StringComparison.OrdinalIgnoreCase)
            ? ""
            : "The probable root cause is ";

    public override string RecommendationLead(int count) => count == 1 ? "Recommendation: " : "Recommendations: ";

    public override IReadOnlySet<string> LowerableWords { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "The", "A", "An", "This", "That", "These", "Those", "In", "Among", "At", "On", "With", "For", "Of", "From", "There", "During",
        "Failures", "Most", "Some", "All", "When", "Almost", "Only", "Their", "Its", "More", "By", "Calls", "It",
    };

    public override string Insufficient(Insufficiency reason, long similarCalls, int required) => reason switch
    {
        Insufficiency.EmptyArchive => "There are no calls in the archive yet, so there is nothing to base an explanation on.",
        Insufficiency.OutcomesUnknown => "No call in the archive says how it ended, so which calls failed, and why, cannot be known.",
        Insufficiency.NoFailures => "No call in the archive failed, so there are no failures to explain.",
        Insufficiency.UnknownCall => "The archive holds no call with that id, so it cannot be explained.",
        Insufficiency.CallDidNotFail => "This call is not recorded as failed, so there is no failure to explain.",
        Insufficiency.UnknownFailure => "No failed call in the archive has the step or reason asked about, so it cannot be explained.",
        Insufficiency.FailureNotFound => "No call in the archive failed in this way, so there are no cases to base an explanation on.",
        Insufficiency.NoSimilarCase => "No failed case is similar enough, so no explanation is given.",
        _ => $"The similar cases stand for {Calls(similarCalls)} only and at least {Numbers.Count(required)} are needed, so no explanation is given.",
    };

    public override string UnknownValue(string attribute, string given) =>
        $"No failed call has {attribute} = “{given}” (or more than one value could be meant): it was left out.";

    public override string Understood(IReadOnlyDictionary<string, string> attributes) =>
        "Understood from the question: " + string.Join(", ", attributes.Select(value => $"{value.Key} = {value.Value}")) + ".";

    public override string SomeOutcomesUnknown(CallPopulation population) =>
        $"{Calls(population.OutcomeUnknown)} {(population.OutcomeUnknown == 1 ? "does" : "do")} not say how they ended; the rates count them as not failed.";

    public override string FailuresOnly => "The archive holds failed calls only: rates are shares of the failures, not of all calls.";

    public override string FailuresOnlySources(IReadOnlyList<string> sources) =>
        $"{(sources.Count == 1 ? "One source holds" : $"{sources.Count} sources hold")} failed calls only ({Named(sources)}): with them the rates are higher than they really are.";

    public override string EmbeddingUnavailable(string reason) =>
        $"The embedding model is not available: the answer has no similar cases ({reason}).";

    public override string StoriesLost =>
        "The vector store holds no case although calls failed: it has lost its data. Run ivr reindex to restore it.";

    public override string ChatUnavailable(string? reason) =>
        "The language model is not available: the explanation is written by templates" + (reason is null ? "." : $" ({reason}).");

    public override string ChatTimedOut(int seconds) =>
        $"The language model did not answer within {Numbers.Count(seconds)} s: the explanation is written by templates.";

    public override string AnswerUnusable => "The language model's answer could not be used: the explanation is written by templates.";

    public override string NothingVerified => "Nothing the language model said could be verified: the explanation is written by templates.";

    public override string TooLittleVerified =>
        "Too little of what the language model said could be verified: the explanation is written by templates.";

    public override string Dropped(int count) => count == 1
        ? "1 statement of the language model could not be verified and was dropped."
        : $"{Numbers.Count(count)} statements of the language model could not be verified and were dropped.";

    public override string NotStored => "The analysis could not be stored: it cannot be fetched later.";

    private string Calls(long count) => Calls(count, (string?)null);

    private string Calls(long count, CallsAtRisk atRisk) => $"{Numbers.Count(count)} {(atRisk.FailuresOnly ? "failed " : "")}{Noun(count)}";

    private string Calls(long count, string? callType) => $"{Numbers.Count(count)} {OfType(callType)}{Noun(count)}";

    private static string Noun(long count) => count == 1 ? "call" : "calls";

    private string OfType(string? callType) => callType is null ? "" : Phrase(CallAttributes.CallType, callType) + " ";

    private string What(IReadOnlyDictionary<string, string> about)
    {
        var step = about.TryGetValue(CallAttributes.FailureStep, out var at) ? " " + Phrase(CallAttributes.FailureStep, at) : "";
        return about.TryGetValue(CallAttributes.FailureReason, out var why)
            ? $"{step} due to {Phrase(CallAttributes.FailureReason, why)}"
            : step;
    }

    private string Where(IReadOnlyDictionary<string, string> about) => Phrase(WithoutType(about)) is { Length: > 0 } phrase ? " " + phrase : "";
}
