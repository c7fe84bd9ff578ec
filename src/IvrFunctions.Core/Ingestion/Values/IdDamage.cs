namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>Recognises ids that a spreadsheet took for numbers: rounded, so that distinct calls may share one.</summary>
internal static class IdDamage
{
    public static bool LooksDamaged(ReadOnlySpan<char> cell) => throw new NotSupportedException();
}
