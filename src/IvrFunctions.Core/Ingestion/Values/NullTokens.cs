using System.Collections.Frozen;

namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>What exports write for "no value".</summary>
internal static class NullTokens
{
    private const int MaxLength = 19;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Tokens = new[]
    {
        "NULL", "(NULL)", "<NULL>", "NONE", "NIL", "N/A", "#N/A", "N.A.", "NA", "<NA>", "NAN", "NAT", @"\N", "N/D", "S/D", "UNDEFINED",
        "UNKNOWN", "NOT_AVAILABLE", "NOT AVAILABLE", "(BLANK)", "-", "--", "---", "?", "SIN_DATO", "SIN DATO", "SIN_DATOS", "SIN DATOS",
        "SIN_D", "SIN D", "SIN_INFORMACION", "SIN INFORMACIÓN", "SIN INFORMACION", "NO DISPONIBLE", "NO_DISPONIBLE", "NO APLICA", "NO_APLICA",
        "DESCONOCIDO", "DESCONOCIDA", "SEM DADOS", "SEM_DADOS", "NÃO DISPONÍVEL", "DESCONHECIDO", "DESCONHECIDA", "NO_SERVER",
        "0000-00-00", "0000-00-00 00:00:00", "00/00/0000", "00/00/0000 00:00:00", "0000/00/00 00:00:00",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// Whether a trimmed cell holds no value. A zero or <c>0:00:00</c> is a value here: only its column tells whether it stands for
    /// "unknown" or "did not happen".
    /// </summary>
    public static bool IsNull(ReadOnlySpan<char> trimmedCell) =>
        trimmedCell.Length <= MaxLength && (trimmedCell.IsEmpty || Tokens.Contains(trimmedCell));
}
