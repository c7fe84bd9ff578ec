using System.Collections.Frozen;

namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>Reads yes and no in Spanish, English and Portuguese, and as 1 and 0.</summary>
internal static class YesNo
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Yes =
        Words("si", "s", "yes", "y", "sim", "true", "t", "verdadero", "verdadeiro");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> No =
        Words("no", "n", "nao", "false", "f", "falso");

    /// <summary><see langword="null"/> where the cell says neither.</summary>
    public static bool? Parse(ReadOnlySpan<char> cell)
    {
        switch (cell.Trim())
        {
            case "1" or "1.0" or "1,0":
                return true;
            case "0" or "0.0" or "0,0":
                return false;
            default:
                Span<char> folded = stackalloc char[FoldedText.MaxLength];
                var word = FoldedText.Fold(cell, folded);
                return word.IsEmpty ? null : Yes.Contains(word) ? true : No.Contains(word) ? false : null;
        }
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(params string[] words) =>
        words.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
