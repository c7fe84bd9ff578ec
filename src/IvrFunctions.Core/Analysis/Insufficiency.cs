namespace IvrFunctions.Core.Analysis;

/// <summary>Why there is too little evidence for an explanation.</summary>
internal enum Insufficiency
{
    EmptyArchive,
    OutcomesUnknown,
    NoFailures,
    UnknownCall,
    CallDidNotFail,
    UnknownFailure,
    FailureNotFound,
    NoSimilarCase,
    TooFewCalls,
}
