using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

/// <summary>When there is too little evidence. No evidence, no model call.</summary>
internal static class EvidenceRules
{
    /// <summary>What can be said before any model is asked.</summary>
    public static Insufficiency? BeforeSearch(Inquiry inquiry, CallPopulation population)
    {
        if (population.Calls == 0) return Insufficiency.EmptyArchive;
        if (population.OutcomeUnknown == population.Calls) return Insufficiency.OutcomesUnknown;
        if (population.Failed == 0) return Insufficiency.NoFailures;
        if (inquiry.Request.CallId is not null)
        {
            if (inquiry.Call is not { } call) return Insufficiency.UnknownCall;
            if (call.Outcome is CallOutcome.Completed or CallOutcome.Contained or CallOutcome.Transferred) return Insufficiency.CallDidNotFail;
        }

        return inquiry.AsksForUnknownFailure && !inquiry.NamesFailure ? Insufficiency.UnknownFailure : null;
    }

    public static Insufficiency? AfterSearch(
        CallsAtRisk atRisk, SimilarCases similar, bool hasSearched, int minSimilarCalls)
    {
        if (atRisk.Hits == 0) return Insufficiency.FailureNotFound;
        // Without an embedder there are no cases, but the figures stand.
        if (!hasSearched) return atRisk.Hits < minSimilarCalls ? Insufficiency.TooFewCalls : null;
        if (similar.Shown.Count == 0) return Insufficiency.NoSimilarCase;
        return similar.Calls < minSimilarCalls ? Insufficiency.TooFewCalls : null;
    }
}
