namespace IvrFunctions.Core.Analysis.Verification;

/// <summary>Why a statement is not accepted.</summary>
/// <param name="Kind">The rule it breaks.</param>
/// <param name="Detail">The part of it that breaks the rule.</param>
internal sealed record StatementProblem(ProblemKind Kind, string Detail);

internal enum ProblemKind
{
    NoCitation,
    UnknownCitation,
    UnsupportedNumber,

    /// <summary>A number that holds for a group the statement does not name.</summary>
    GroupNotNamed,
    UnsupportedCategory,

    /// <summary>"Less" where the evidence says more.</summary>
    WrongDirection,
    WrongLanguage,
    TooLong,
}
