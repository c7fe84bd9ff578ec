namespace IvrFunctions.Core.Analysis;

/// <param name="Shown">Distinct stories, as many as were asked for at the most.</param>
/// <param name="Calls">Calls of every relevant case found, shown or not: whether they are enough must not hang on how many are shown.</param>
/// <param name="IsStoreEmpty">Whether the vector store holds no failed case at all.</param>
internal sealed record SimilarCases(IReadOnlyList<SimilarCase> Shown, long Calls, bool IsStoreEmpty = false)
{
    public static readonly SimilarCases None = new([], 0);
}
