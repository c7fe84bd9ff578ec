namespace IvrFunctions.Core.Patterns;

/// <summary>How each combination of a table usually fails.</summary>
internal sealed class UsualParts
{
    private readonly RowSums[] sums;

    /// <summary>By combination: the errors of the usual rates of its values, added up.</summary>
    private readonly double[] errors;
    private readonly CombinationTable table;
    private readonly UsualRates usual;

    public UsualParts(CodedRows rows, UsualRates usual, Combinations combinations)
    {
        (table, this.usual) = (combinations.Table, usual);
        sums = new RowSums[table.Count];
        errors = new double[table.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            var one = usual.SumsOf(rows, row);
            All += one;
            foreach (var combination in combinations.Index.Of(row))
            {
                sums[combination] += one;
            }
        }

        for (var i = 0; i < table.Count; i++)
        {
            var entry = table[i];
            errors[i] = usual.ErrorOf(entry.Condition) + (entry.Parent < 0 ? 0 : errors[entry.Parent]);
        }
    }

    /// <summary>The sums of all rows.</summary>
    public RowSums All { get; private set; }

    public UsualPart this[int position] => table[position] is { Conditions: 1, Condition: var only }
        ? usual.OfOne(only, sums[position])
        : new UsualPart(sums[position], 1, errors[position]);
}
