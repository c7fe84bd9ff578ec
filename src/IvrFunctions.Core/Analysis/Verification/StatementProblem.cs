namespace IvrFunctions.Core.Analysis.Verification;

/// <summary>Why a statement is not accepted.</summary>
/// <param name="Kind">The rule it breaks.</param>
/// <param name="Detail">The part of it that breaks the rule.</param>
internal sealed record StatementProblem(ProblemKind Kind, string Detail);

internal enum ProblemKind
{
    NoCitation,
    UnknownCitation,

    /// <summary>What it cites exists and has nothing to do with it.</summary>
    UnrelatedCitation,
    UnsupportedNumber,

    /// <summary>A number that holds for a group the statement does not name, or not for one it names.</summary>
    GroupNotNamed,

    /// <summary>A figure that is in what it cites and means something else there.</summary>
    WrongMeaning,
    UnsupportedCategory,

    /// <summary>"Less" where the evidence says more, "not" where it says so, "all" where it says some.</summary>
    WrongDirection,

    /// <summary>A cause where the evidence has an association.</summary>
    UnsupportedCause,
    WrongLanguage,

    /// <summary>Markup, addresses, or letters and digits of other scripts, which may look like what they are not.</summary>
    WrongCharacters,
    TooLong,
}
