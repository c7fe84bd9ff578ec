namespace IvrFunctions.Core.Analysis;

/// <summary>What came of asking the chat model.</summary>
/// <param name="Verified">The statements that were verified; <see langword="null"/> where the template must answer.</param>
/// <param name="Stated">Statements of the model.</param>
/// <param name="Refused">Those that were not verified.</param>
/// <param name="Warning">What the user should know.</param>
internal sealed record ChatOutcome(DraftExplanation? Verified, int Stated, IReadOnlyList<RefusedStatement> Refused, string? Warning)
{
    public static ChatOutcome Failure(string warning) => new(null, 0, [], warning);
}
