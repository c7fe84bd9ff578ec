namespace IvrFunctions.Core.Analysis.Verification;

/// <summary>What a statement is for: advice may name what no fact says, a cause may not.</summary>
internal enum StatementKind
{
    Claim,
    RootCause,
    Recommendation,
}
