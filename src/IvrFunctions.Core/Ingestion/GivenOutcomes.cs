using IvrFunctions.Core.Ingestion.Values;

namespace IvrFunctions.Core.Ingestion;

/// <summary>Finds the rule of the user's mapping that says how the call of a row ended.</summary>
internal sealed class GivenOutcomes(IReadOnlyList<OutcomeRule> rules)
{
    private readonly int[] columns = [.. rules.Select(rule => rule.Column).Distinct()];

    /// <param name="read">Gives the text of a column of the row.</param>
    public OutcomeRule? Find(Func<int, string?> read)
    {
        Span<char> buffer = stackalloc char[FoldedText.MaxLength];
        foreach (var column in columns)
        {
            var value = FoldedText.Fold(read(column), buffer);
            foreach (var rule in rules)
            {
                if (rule.Column == column && value.SequenceEqual(rule.Value))
                {
                    return rule;
                }
            }
        }

        return null;
    }
}
